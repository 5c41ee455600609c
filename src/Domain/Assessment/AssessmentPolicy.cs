namespace AntiFraudBot.Domain.Assessment;

/// <summary>
/// The thresholds of the year's assessment (docs/rules/assessment.md). Each group names the plan it comes from: Plan is printed as the ground
/// of every proposal. An office changes the figures and the name together.
/// </summary>
public sealed record AssessmentPolicy
{
    /// <summary>False: nothing is proposed by itself; the office may still enter lines by hand.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Local time, on the day the ranking is posted, at which the office gets the week's proposals.</summary>
    public TimeOnly At { get; init; } = new(16, 30);

    /// <summary>Workdays after the day of the decision in which the unit may contest it.</summary>
    public int AppealWorkdays { get; init; } = 2;

    public ScorePolicy Score { get; init; } = new();
    public CompositePolicy Composite { get; init; } = new();
    public CardPolicy Cards { get; init; } = new();
    public InterviewPolicy Interviews { get; init; } = new();
    public VetoPolicy Veto { get; init; } = new();
    public DoubleDropPolicy DoubleDrop { get; init; } = new();
    public FraudFreePolicy FraudFree { get; init; } = new();
    public RatePolicy Rates { get; init; } = new();
}

/// <summary>双降: cases and losses against the same months of the year before (rule J11).</summary>
public sealed record DoubleDropPolicy
{
    public string Plan { get; init; } = "乡镇全民反诈专项行动工作方案、村居单位全民反诈工作方案（双降20%）";
    public decimal Percent { get; init; } = 20;
}

/// <summary>Rates that office or police enter (rule J10), in percent; each with the plan it comes from.</summary>
public sealed record RatePolicy
{
    public decimal Awareness { get; init; } = 100;
    public string AwarenessPlan { get; init; } = "镇全民反诈工作方案（知晓率力争100%）";

    /// <summary>To stay under.</summary>
    public decimal Retransfer { get; init; } = 2;
    public string RetransferPlan { get; init; } = "反诈分中心组建实施方案二（预警后再转账率低于2%）";

    /// <summary>Cases without contact: fewer than in the same months of the year before.</summary>
    public string ContactlessPlan { get; init; } = "反诈分中心组建实施方案二（非接触案件同比下降）";
}

/// <summary>Points of the year's sheet (rules J1–J4).</summary>
public sealed record ScorePolicy
{
    public string Plan { get; init; } = "乡镇全民反诈专项行动工作方案三（四）督导考核";
    public decimal Full { get; init; } = 100;

    /// <summary>Per case in the unit's area.</summary>
    public decimal Case { get; init; } = 1;

    /// <summary>When the victim is of 村两委, 本土人才, 社长 or their family.</summary>
    public decimal StaffCase { get; init; } = 3;

    /// <summary>True: StaffCase comes on top of Case; false: in its place.</summary>
    public bool StaffCaseAdditive { get; init; }

    /// <summary>At most, when the victim says no publicity came; the office sets how much.</summary>
    public decimal NotReachedMost { get; init; } = 2;
}

/// <summary>Weights of the optional composite (rule J5), published in its note.</summary>
public sealed record CompositePolicy
{
    public bool Enabled { get; init; }
    public decimal Install { get; init; } = 40;
    public decimal Growth { get; init; } = 20;
    public decimal Timeliness { get; init; } = 15;
    public decimal Visits { get; init; } = 15;
    public decimal NoCase { get; init; } = 10;

    /// <summary>Events of the campaign's N进 in the quarter against Events; 0 = not scored.</summary>
    public decimal Activity { get; init; }

    /// <summary>Events a quarter that give the whole weight; the plans ask for two to three in each community.</summary>
    public int Events { get; init; } = 2;

    public decimal Total => Install + Growth + Timeliness + Visits + NoCase + Activity;
}

/// <summary>When a yellow or red card is proposed (rules J6–J8). The plans name the cards and no threshold.</summary>
public sealed record CardPolicy
{
    public string Plan { get; init; } = "反诈分中心组建实施方案（红黄牌），条件由本级自定";
    public bool Enabled { get; init; } = true;

    /// <summary>Below a card: a word to the unit about one report late or missing, or a rate so many points below the plan. It counts for nothing.</summary>
    public bool Remind { get; init; } = true;
    public decimal RemindBelow { get; init; } = 5;

    /// <summary>The last so many percent of a league, at least and at most so many units, in so many weeks running, and below the plan.</summary>
    public decimal BottomPercent { get; init; } = 10;
    public int BottomLeast { get; init; } = 1;
    public int BottomMost { get; init; } = 3;
    public int BottomWeeks { get; init; } = 2;

    /// <summary>Weekly reports not handed in within one month.</summary>
    public int MissedInMonth { get; init; } = 2;

    /// <summary>Share of a spot check that did not hold, percent; of at least so many people reached.</summary>
    public decimal MismatchYellow { get; init; } = 10;
    public decimal MismatchRed { get; init; } = 20;
    public int SpotCheckLeast { get; init; } = 5;

    /// <summary>Days after which a yellow card that stands becomes a proposal for a red one.</summary>
    public int UnclearedDays { get; init; } = 14;
    public int CasesInMonth { get; init; } = 2;

    /// <summary>Loss of one case, yuan, from which on it is a red card.</summary>
    public decimal SingleLoss { get; init; } = 100_000;

    /// <summary>Weeks running back at or above the plan after which lifting is proposed.</summary>
    public int ClearWeeks { get; init; } = 2;
}

/// <summary>When an interview with the unit's first responsible is proposed (rule J9).</summary>
public sealed record InterviewPolicy
{
    public string Plan { get; init; } = "乡镇全民反诈专项行动工作方案三（四）、村居单位全民反诈工作方案六（二）";

    /// <summary>Villages: 视情况; units: always.</summary>
    public bool EachCase { get; init; } = true;

    /// <summary>Whole months running above the township's mean of cases per 10,000 people.</summary>
    public int HighMonths { get; init; } = 3;
}

/// <summary>When a unit is proposed as a candidate for 一票否决 (rule J20). The plans name cases and loss as the main figures and no threshold. 0 = not asked.</summary>
public sealed record VetoPolicy
{
    public string Plan { get; init; } = "村居单位全民反诈工作方案六（三）（责任查究直至一票否决，以发案数、损失数为主要指标），条件由本级自定";
    public bool Enabled { get; init; } = true;

    /// <summary>Cases of the year so far.</summary>
    public decimal Cases { get; init; } = 5;

    /// <summary>Loss of the year so far, yuan.</summary>
    public decimal Loss { get; init; } = 500_000;

    /// <summary>Cases and loss both above the same days of the year before, with at least RiseLeast cases this year.</summary>
    public bool BothRise { get; init; } = true;
    public decimal RiseLeast { get; init; } = 2;
}
