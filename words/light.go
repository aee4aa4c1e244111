package words

import "duban/model"

var lights = [...]string{model.Grey: "灰", model.Green: "绿", model.Yellow: "黄", model.Red: "红", model.Done: "办结", model.Unlit: "不亮灯"}

// Light names a light: 红, or red.
func Light(v model.Light, lang model.Lang) string {
	if lang == model.English || int(v) >= len(lights) {
		return v.String()
	}
	return lights[v]
}
