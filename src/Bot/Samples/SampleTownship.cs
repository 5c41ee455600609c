using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Samples;

/// <summary>A person of the sample with the phone (11 digits, none of them given out) and the post in Chinese (村支书, 网格员 …).</summary>
public sealed record SampleMember(Member Member, string Phone, string Post);

/// <summary>A file an edition item carries; Path is where its bytes lie now.</summary>
public sealed record SampleFile(Attachment Attachment, string Path);

/// <summary>
/// 清溪乡 as it stands on the Monday of the start clock: registry, four editions from that week on, and four closed weeks of reports.
/// The week before the start week is open: nothing has been reported for it and it has no duties here. Same folder, same start week → same ids.
/// </summary>
public sealed record SampleTownship
{
    /// <summary>ISO week of the start clock in Chinese time, 2026-W25.</summary>
    public required string StartWeek { get; init; }

    /// <summary>The week whose figures fall due in the start week.</summary>
    public required string OpenWeek { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<string> ClosedWeeks { get; init; }

    public required IReadOnlyList<OrgUnit> Units { get; init; }
    public required IReadOnlyList<SampleMember> Members { get; init; }

    /// <summary>All on channel "sandbox"; the private chats (dm-&lt;member id&gt;) come last.</summary>
    public required IReadOnlyList<Group> Groups { get; init; }
    public required IReadOnlyList<Edition> Editions { get; init; }
    public required IReadOnlyList<SampleFile> Files { get; init; }

    /// <summary>Rule "sample", in order of time.</summary>
    public required IReadOnlyList<LedgerEntry> History { get; init; }
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>Workdays are Monday to Friday unless <paramref name="isWorkday"/> knows the holidays.</summary>
    public static SampleTownship Load(string folder, DateTimeOffset startClock, Func<DateOnly, bool>? isWorkday = null)
    {
        var weeks = new SampleWeeks(startClock, isWorkday ?? (day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        var registry = new SampleRegistry(folder, weeks.Monday(-5).AddDays(-1));
        var reports = new SampleReports(folder, weeks, registry);
        var editions = new SampleEditions(folder, weeks, registry.UnitId("清溪乡"));
        return new SampleTownship
        {
            StartWeek = weeks.Label(0),
            OpenWeek = weeks.Label(-1),
            ClosedWeeks = [.. SampleReports.ClosedWeeks.Select(weeks.Label)],
            Units = registry.Units,
            Members = registry.Members,
            Groups = registry.Groups,
            Editions = [.. editions.Editions],
            Files = [.. editions.Files],
            History = [.. reports.Entries.Concat(SampleIncidents.Read(folder, weeks, registry)).OrderBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal)],
            Duties = [.. reports.Duties],
        };
    }
}
