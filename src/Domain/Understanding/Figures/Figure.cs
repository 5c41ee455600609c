using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>One number with all that was found about it, before the rows are made.</summary>
internal sealed record Figure(string Unit, Metric Metric, Aspect Aspect, decimal Value)
{
    public PeriodPhrase? Period { get; init; }
    public bool Approximate { get; init; }
    public Operation Operation { get; init; }

    /// <summary>May be added to another figure of the same kind: a part of the day, one person of a list.</summary>
    public bool IsPart { get; init; }

    /// <summary>居民, 商户: of which kind it is, where the clause names one; numbers of different kinds add up.</summary>
    public string? Kind { get; init; }

    /// <summary>累计安装468，注册30: the total was said of another metric; a total said later shows it was meant as new.</summary>
    public bool IsCarried { get; init; }

    public bool SameKindAs(Figure other) =>
        Unit == other.Unit && Metric == other.Metric && Aspect == other.Aspect && Equals(Period, other.Period) && Operation == other.Operation;
}
