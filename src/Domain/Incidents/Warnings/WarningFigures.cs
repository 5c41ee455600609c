namespace AntiFraudBot.Domain.Incidents;

/// <summary>
/// Warnings of one unit (or all) in figures (rule I9). Times in minutes, medians; shares in percent of the warnings that had to be reached or met,
/// null where there were none. Retransfers: of the fund-side ones those closed as defrauded.
/// </summary>
public sealed record WarningFigures(
    int All, int Red, int Orange, int Yellow, int Open, int Met, decimal Saved, decimal Lost,
    double? ContactMinutes, double? MeetMinutes, double? ContactInTime, double? MeetInTime, int FundSide, int Retransfers)
{
    /// <summary>再转账率 in percent; null without fund-side warnings.</summary>
    public double? RetransferRate => FundSide == 0 ? null : 100.0 * Retransfers / FundSide;

    public static WarningFigures Of(IReadOnlyCollection<Warning> warnings, WarningRules rules)
    {
        // A false alarm had nobody to be reached; what is still open and inside its limit is not late.
        var counted = warnings.Where(w => w.Outcome != WarningOutcome.FalseAlarm).ToList();
        return new WarningFigures(
            warnings.Count, warnings.Count(w => w.Level == WarningLevel.Red), warnings.Count(w => w.Level == WarningLevel.Orange),
            warnings.Count(w => w.Level == WarningLevel.Yellow), warnings.Count(w => w.IsOpen), warnings.Count(w => w.MetAt is not null),
            warnings.Sum(w => w.Saved ?? 0), warnings.Sum(w => w.Lost ?? 0),
            Median(counted.Where(w => w.ContactedAt is not null).Select(w => (w.ContactedAt!.Value - w.RaisedAt).TotalMinutes)),
            Median(counted.Where(w => w.MetAt is not null).Select(w => (w.MetAt!.Value - w.RaisedAt).TotalMinutes)),
            Share(counted, w => w.ContactedAt, w => rules.Of(w.Level).Call, WarningAlarm.CallLate),
            Share(counted, w => w.MetAt, w => rules.Of(w.Level).MeetOf(w), WarningAlarm.MeetLate),
            warnings.Count(w => w.FundSide), warnings.Count(w => w is { FundSide: true, Outcome: WarningOutcome.Defrauded }));
    }

    private static double? Share(IEnumerable<Warning> warnings, Func<Warning, DateTimeOffset?> done, Func<Warning, TimeSpan> limit, WarningAlarm late)
    {
        var decided = warnings.Where(w => done(w) is not null || !w.IsOpen || (w.Alarms & late) != 0).ToList();
        return decided.Count == 0 ? null : 100.0 * decided.Count(w => done(w) is { } at && at - w.RaisedAt <= limit(w)) / decided.Count;
    }

    private static double? Median(IEnumerable<double> minutes)
    {
        var sorted = minutes.Order().ToList();
        if (sorted.Count == 0) return null;
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
