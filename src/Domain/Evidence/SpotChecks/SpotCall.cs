namespace AntiFraudBot.Domain.Evidence.SpotChecks;

/// <summary>What a call brought: 已装, 未装, 号错, 拒答; Open = not called yet.</summary>
public enum SpotAnswer { Open, Installed, NotInstalled, WrongNumber, Refused }

/// <summary>One person to be called. Aware: whether they had heard of the campaign (接到过宣传吗); null = not asked.</summary>
public sealed record SpotCall(string CheckId, int Number, string UnitId, string RosterId, int Line)
{
    public SpotAnswer Answer { get; init; }

    public bool? Aware { get; init; }
}

/// <summary>
/// What calls amount to (rule E10). Reached: said 已装 or 未装, or the number is wrong; who refused is not counted. Below five reached there is no percentage.
/// </summary>
public sealed record SpotTally(int Drawn, int Answered, int Reached, int Mismatched, int Asked, int Aware)
{
    public const int Least = 5;

    /// <summary>Of how many units somebody was reached.</summary>
    public int Units { get; init; }

    public static SpotTally Of(IReadOnlyCollection<SpotCall> calls) => new(
        calls.Count,
        calls.Count(c => c.Answer != SpotAnswer.Open),
        calls.Count(IsReached),
        calls.Count(c => c.Answer is SpotAnswer.NotInstalled or SpotAnswer.WrongNumber),
        calls.Count(c => c.Aware is not null),
        calls.Count(c => c.Aware == true))
    {
        Units = calls.Where(IsReached).DistinctBy(c => c.UnitId).Count(),
    };

    /// <summary>Percent, unrounded.</summary>
    public decimal? Mismatch => Reached < Least ? null : 100m * Mismatched / Reached;

    public decimal? Awareness => Asked < Least ? null : 100m * Aware / Asked;

    private static bool IsReached(SpotCall call) => call.Answer is SpotAnswer.Installed or SpotAnswer.NotInstalled or SpotAnswer.WrongNumber;

    /// <summary>A reported number as far as the calls bear it out.</summary>
    public decimal? Verified(decimal reported) => Mismatch is { } wrong ? Math.Round(reported * (100 - wrong) / 100, MidpointRounding.AwayFromZero) : null;
}
