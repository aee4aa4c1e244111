package model

// The words by which a target's own text says how it is to be judged.

// softWords begin what a document strives for without promising it.
var softWords = []string{"力争", "争取", "争创", "力求", "努力"}

// growthWord stands in the name of every rate of growth: 增长, 增速, 增幅.
const growthWord = "增"

// counters are the units of things that come as wholes.
const counters = "个家座所处条项件台套户人名次场起例村栋幢间宗只口眼辆艘期批篇部本张份块面届支队组班站点种款枚棵株头"
