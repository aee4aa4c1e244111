package words

// helpLines are what help says of each command.
func (s *Shell) helpLines() []line {
	return []line{
		{&s.Root.Use, "duban [命令] [选项]", "duban [COMMAND] [flags]"},
		{&s.Root.Short, "督办台账", "a ledger of supervision"},
		{
			&s.Root.Long,
			"duban（督办）：县区督查室的督办台账。哪项任务红、黄、绿，为什么，谁牵头，何时到期，一目了然。\n" +
				"不带命令则打开看板。",
			"duban (督办) keeps the ledger of a county's supervision office: which task is red, yellow or green, " +
				"why,\n" +
				"who leads it and when it falls due. Without a command it opens the dashboard.",
		},
		{
			&s.Root.Example,
			"  duban demo                         用五份文件的演示台账打开看板\n" +
				"  duban seed                         把五份文件的任务载入台账\n" +
				"  duban list 单位:交通局 灯:红,黄    列出交通局的红灯、黄灯任务",
			"  duban demo                          the dashboard on a sample of five real documents\n" +
				"  duban seed                          put the tasks of the five documents into the ledger\n" +
				"  duban list unit:交通局 light:red    the red tasks of one unit",
		},

		{&s.Seed.Use, "seed [选项]", "seed [flags]"},
		{&s.Seed.Short, "把五份文件的任务载入台账", "put the tasks of the five founding documents into the ledger"},
		{
			&s.Seed.Long,
			"把五份文件的行动和任务载入台账；台账不存在则新建。已在台账里的行动不动，重复执行不会重复载入；\n" +
				"它们与文件不同之处会列出，用 --update 按文件更新。任务编号不变，人工改过的和填报都保留。",
			"Puts the campaigns and tasks of the five founding documents into the ledger, which is made where " +
				"there is none.\n" +
				"Campaigns that are there already stay as they are, so that seeding twice doubles nothing; where " +
				"they differ from the documents it is\n" +
				"listed, and --update takes it over. IDs never change, and what was changed by hand and all returns " +
				"stay.",
		},

		{&s.Demo.Use, "demo [选项]", "demo [flags]"},
		{&s.Demo.Short, "打开演示台账（进展为模拟）", "open a sample ledger with simulated reports"},
		{
			&s.Demo.Long,
			"用五份文件的任务和模拟的进展建一个演示台账并打开看板。不写 --db 时放在临时文件里，退出后删除；\n" +
				"写了 --db 则建在那里，不覆盖已有的文件。",
			"Makes a sample ledger of the five founding documents with simulated reports and opens the dashboard " +
				"on it.\n" +
				"Without --db it is a temporary file, gone afterwards; with --db it is made there, and replaces no " +
				"file.",
		},
		{
			&s.Demo.Example,
			"  duban demo\n" +
				"  duban demo --db big.db --tasks 100000 --no-ui    造一个 10 万项任务的台账用于测速",
			"  duban demo\n" +
				"  duban demo --db big.db --tasks 100000 --no-ui    a ledger of 100,000 tasks to measure with",
		},

		{&s.List.Use, "list [查询] [选项]", "list [QUERY] [flags]"},
		{&s.List.Short, "列出任务", "list tasks"},
		{
			&s.List.Long,
			"列出符合查询的任务。查询由词组成，各词都要符合；词可以是汉字、拼音或拼音首字母，也可以是 字段:值。\n" +
				"字段：行动 编号 单位 牵头 责任 主责 领导 责任人 灯 期限 分组 标记（英文名也可）。- 表示不要，| " +
				"表示或，括号分组。\n" +
				"标记：已完成 逾期 未报 待报 待审批 待核实 延期 手动 暂停 模拟，以及 在办 历史遗留 未销号 已归档。\n" +
				"文件没有给时限的，注明“按行动结束日”；--today 列出那一天的台账。\n" +
				"在终端里是表格；输出到管道时每项一行，以制表符分隔：编号、灯、行动、序号、部分、任务、单位、时限、" +
				"完成、应完成、为何。\n" +
				"--format 或 -o 写成文件：xlsx 的日期和数可排可算、可筛选，csv 可用 Excel 直接打开；已有的文件不动，除非 --force。",
			"Lists the tasks that match a query. A query is words that must all match, in Chinese, pinyin or " +
				"initials, and field:value.\n" +
				"Fields: campaign id unit lead responsible main leader person light due section mark. - negates, | " +
				"is or, brackets group.\n" +
				"Flags: done overdue unreported awaited approval review extended manual suspended simulated, and " +
				"running left unclosed archived.\n" +
				"A deadline that no paper gives says so: it is the campaign's end. --today lists the ledger of that " +
				"day.\n" +
				"A terminal gets a table; a pipe gets one line a task with TABs between ID, light, campaign, number, " +
				"section, title, units, deadline, completion, expected and reasons.\n" +
				"--format or -o writes a file: xlsx with real dates and figures and a filter, csv that Excel opens as it is; a " +
				"file that exists is left alone but for --force.",
		},
		{
			&s.List.Example,
			"  duban list 灯:红\n" +
				"  duban list 单位:交通局 灯:红,黄 '期限<2026-12' -已完成\n" +
				"  duban list jtj | head\n" +
				"  duban list 灯:红 -o 红灯.xlsx",
			"  duban list light:red\n" +
				"  duban list unit:交通局 light:red,yellow 'due<2026-12' -done\n" +
				"  duban list jtj | head\n" +
				"  duban list light:red -o red.xlsx",
		},

		{&s.Show.Use, "show 编号 [选项]", "show ID [flags]"},
		{&s.Show.Short, "显示一项任务或一个行动的全部内容", "show all about one task or campaign"},
		{
			&s.Show.Long,
			"显示一项任务的灯和原因、单位和责任人、报送要求和欠报、指标、节点、每一次填报、来源、" +
				"待核实之处和经过。编号是行动的，显示文件、起止、办公室、指挥机构、调度期、标记、备注和各项目标的灯。",
			"Shows a task's light and why, its units and persons, which returns are asked and owed, targets, " +
				"milestones, every report, its source, its doubts and its history. With the ID of a campaign it shows " +
				"the paper, period, office, posts, turns, marks, note, and the goals with their lights.",
		},

		{&s.Report.Use, "report 编号 [选项]", "report ID [flags]"},
		{&s.Report.Short, "填报一次进展", "report progress on a task"},
		{
			&s.Report.Long,
			"为一项任务填报进展，并显示灯的变化。不写 --period 则答该报的一期，说明的是这一期的最后一天。\n" +
				"填报只增不改；报错了再报一次同一期的，以后一次为准。\n" +
				"数字可疑的（差一百倍、比上次少、超目标一半以上、负数等）不存，说明疑在哪里；" +
				"无误加 --yes，比上次少的再加 --why 原因。",
			"Stores a progress report on a task and says what becomes of its light. Without --period it answers " +
				"the turn that is asked for,\n" +
				"and speaks for its last day. Reports are only ever added; to correct one, report again on the same " +
				"turn: the later one counts.\n" +
				"A figure in doubt (a hundredfold, less than the last one, far past its target, below nought) is told " +
				"and not stored;\n" +
				"if it is right add --yes, and where it fell --why REASON.",
		},
		{
			&s.Report.Example,
			"  duban report jt-3 --percent 40 --text '路基完成'\n" +
				"  duban report jt-3 --value 6.0公里 --period 10月 --received 11月12日 --sent-by 交通局\n" +
				"  duban report jt-3 --percent 60 --estimate --period 11月\n" +
				"  duban report jt-3 --done 2=11月20日 --by 王芳",
			"  duban report jt-3 --percent 40 --text 'road bed finished'\n" +
				"  duban report jt-3 --value 6.0公里 --period 2026-10 --received 2026-11-12 --sent-by 交通局\n" +
				"  duban report jt-3 --percent 60 --estimate --period 2026-11\n" +
				"  duban report jt-3 --done 2=2026-11-20 --by 王芳",
		},

		{&s.Export.Use, "export [文件|-] [选项]", "export [FILE|-] [flags]"},
		{&s.Export.Short, "导出整个台账为 JSON", "write the whole ledger as JSON"},
		{
			&s.Export.Long,
			"把整个台账导出为 JSON。不写文件或写 - 则输出到标准输出。已有的文件只在它本来就是导出文件时才替换。",
			"Writes the whole ledger as JSON, to the standard output without a file or for -. A file that exists " +
				"is replaced only\n" +
				"where it is an export itself.",
		},

		{&s.Restore.Use, "restore 文件 [选项]", "restore FILE [flags]"},
		{&s.Restore.Short, "用导出的 JSON 建立新台账", "make a new ledger of an export"},
		{
			&s.Restore.Long,
			"用 duban export 导出的文件建立新台账；- 表示标准输入。要么全部恢复，要么什么都不做；" +
				"不覆盖已有的台账。",
			"Makes a new ledger of a file that duban export wrote; - is the standard input. All of it is " +
				"restored or nothing,\n" +
				"and no ledger is replaced.",
		},

		{&s.Backup.Use, "backup [文件] [选项]", "backup [FILE] [flags]"},
		{&s.Backup.Short, "备份台账文件", "copy the ledger's file"},
		{
			&s.Backup.Long,
			"把台账复制为一个完整的备份文件，台账正在使用时也可以。不写文件名则放在台账旁边，文件名带日期时间。",
			"Copies the ledger to a complete backup file, also while it is in use. Without a name the copy goes " +
				"beside the ledger,\n" +
				"with date and time in its name.",
		},

		{&s.Check.Use, "check [选项]", "check [flags]"},
		{&s.Check.Short, "检查台账有无损坏", "look for damage in the ledger"},
		{
			&s.Check.Long,
			"检查台账文件的每一页和每一条规则。有问题则逐条列出，退出码为 1。",
			"Looks at every page of the ledger's file and every rule of the model. Findings are listed, and the " +
				"exit code is 1.",
		},

		{&s.Undo.Use, "undo [选项]", "undo [flags]"},
		{&s.Undo.Short, "撤销上一次操作", "take back the last action"},
		{
			&s.Undo.Long,
			"撤销对台账的上一次操作；可以连续撤销。上一次是装入、导入或恢复的，先说明要撤掉多少，加 --yes 才撤。",
			"Takes back the last action on the ledger; repeat it to go further back. Where that loaded, imported or restored, " +
				"it says how much would go, and takes it back with --yes.",
		},

		{&s.Redo.Use, "redo [选项]", "redo [flags]"},
		{&s.Redo.Short, "重做刚撤销的操作", "do again what was undone"},
		{&s.Redo.Long, "重做刚刚撤销的操作。", "Does again what was just undone."},

		{&s.Keys.Use, "keys", "keys"},
		{&s.Keys.Short, "列出看板的全部按键", "list every key of the dashboard"},
		{
			&s.Keys.Long,
			"按文件的格式列出看板的全部按键。要改按键，把要改的行写进这个文件：名称 = 键 键；\n" +
				"没有写的保持不变，等号后空着就是不用这个键。",
			"Lists every key of the dashboard in the form of the file of keys. To bind keys otherwise write their lines\n" +
				"into that file: name = key key. What it does not name stays; with no key behind the sign nothing does it.",
		},
		{
			&s.Keys.Example,
			"  duban keys                          列出全部按键和名称",
			"  duban keys                          every key with its name",
		},

		{&s.Completion.Use, "completion bash|zsh|fish|powershell", "completion bash|zsh|fish|powershell"},
		{&s.Completion.Short, "输出命令行补全脚本", "print a script for the shell's completion"},
		{
			&s.Completion.Long,
			"输出一种 shell 的补全脚本；补全命令、选项和任务编号。",
			"Prints a completion script for a shell. It completes commands, flags and the IDs of tasks.",
		},
		{
			&s.Completion.Example,
			"  source <(duban completion bash)\n" +
				"  duban completion zsh > ~/.zfunc/_duban",
			"  source <(duban completion bash)\n" +
				"  duban completion zsh > ~/.zfunc/_duban",
		},

		{&s.Help.Use, "help [命令]", "help [COMMAND]"},
		{&s.Help.Short, "显示说明", "show help"},
		{&s.Help.Long, "显示一个命令的说明。", "Shows the help of a command."},
	}
}
