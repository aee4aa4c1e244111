package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"duban/intake"
	"duban/model"
)

func main() {
	for _, f := range os.Args[1:] {
		data, err := os.ReadFile(f)
		if err != nil {
			panic(err)
		}
		d, err := intake.Read(context.Background(), f, data, intake.Options{Today: model.NewDate(2026, 11, 25)})
		if err != nil {
			fmt.Println(f, "ERROR", err)
			continue
		}
		fmt.Println("=====", f)
		for _, p := range d.Plans {
			c := p.Campaign
			fmt.Printf("PLAN %s | %s | %s | %v | %s | %v-%v | office %s | cad %v | totals %v | targets %d\n", c.ID, c.Name, c.Document.Number, c.Document.Issuers, c.Document.Date, c.Period.From, c.Period.To, c.Office, c.Cadences, c.StatedTotals, len(c.Targets))
			for _, g := range c.Targets {
				fmt.Println("    goal", model.FormatTarget(&g))
			}
			for _, it := range p.Items {
				t := it.Record.Task
				fmt.Printf("  [%s] %v %q L:%v R:%v X:%v 领:%v 人:%v D:%s(%s,%v,%v)\n", t.No, strings.Join(t.Section, ">"), t.Title, t.LeadUnits, t.ResponsibleUnits, t.RelatedUnits, t.Leaders, t.Persons, t.Deadline.Date, t.Deadline.Text, t.Deadline.Precision, t.Deadline.Given)
				for _, g := range t.Targets {
					fmt.Println("      T", model.FormatTarget(&g), g.Kind)
				}
				for _, m := range t.Milestones {
					fmt.Println("      M", m.Title, m.Deadline.Date)
				}
				for _, pr := range it.Record.Progress {
					fmt.Println("      P", pr.Date, pr.Percent, pr.Actuals, pr.Text)
				}
				for _, r := range t.Detail.Review {
					fmt.Println("      ?", r.Code, r.Text)
				}
				if len(t.Detail.Fields) > 0 {
					fmt.Println("      F", t.Detail.Fields)
				}
			}
		}
		for _, u := range d.Unread {
			fmt.Println("UNREAD", u.Span, u.Text)
		}
	}
}
