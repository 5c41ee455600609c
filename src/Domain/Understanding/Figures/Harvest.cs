using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>Everything the numbers of a message yielded, for the intent rules to judge.</summary>
internal sealed class Harvest
{
    public List<Figure> Figures { get; } = [];

    /// <summary>Numbers that found no metric, with the unit they stood by.</summary>
    public List<Loose> LooseNumbers { get; } = [];

    /// <summary>Values a correction calls wrong.</summary>
    public List<decimal> Old { get; } = [];

    /// <summary>Values behind 应为, 是 that found no metric.</summary>
    public List<decimal> BareNew { get; } = [];

    public List<PeriodPhrase> Periods { get; } = [];

    public Doubt? Doubt { get; set; }

    public bool HasVague { get; set; }

    /// <summary>Numbers set aside as plans, hearsay or other work.</summary>
    public int SetAside { get; set; }

    internal sealed record Loose(string Unit, decimal Value, string Measure, PeriodPhrase? Period, Aspect? Aspect, bool HasUnit)
    {
        /// <summary>Of one half of the day; it adds to the other half.</summary>
        public bool IsPart { get; init; }

        /// <summary>A unit or a half of the day was said of it: 上午8个下午5个，反诈安装.</summary>
        public bool StandsForItself => HasUnit || IsPart;
    }
}
