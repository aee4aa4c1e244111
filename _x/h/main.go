package main
import ("fmt";"duban/intake/parse";"os")
func main(){ for _,s:=range os.Args[1:]{h,ok:=parse.ReadHeading(s); fmt.Println(s,h.Role,h.Sure,ok,h.Name)} }
