using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Import;

/// <summary>
/// Takes a 任务分解表 up from the command line (rule W2). A task of the same office, words and day stands already and is not given out twice.
/// Nobody is told: the units see it under 我的任务, and are reminded on the day.
/// </summary>
public sealed class TaskIntake(Org org)
{
    public async Task<ImportSummary> TakeAsync(Session s, ImportFile file, string? office, DateTimeOffset now, bool skipBad)
    {
        var pages = new TablePages().Read(file.Bytes, file.Path);
        if (pages is PagesOutcome.Refused refused) return ImportSummary.Refused(refused.Reason);
        var tree = await org.TreeAsync(s);
        List<OrgUnit> townships = [.. tree.Units.Where(u => u.Tier == Tier.Township && u.Closed is null)];
        var unit = office is not null ? tree.FindByName(office) : townships.Count == 1 ? townships[0] : null;
        if (unit is null) return ImportSummary.Refused(office is null ? "有几个乡镇，请写明是谁的任务，例：--office 清溪乡" : $"找不到单位“{office}”");
        if (TaskTable.Read(((PagesOutcome.Accepted)pages).Tables, tree, unit.Id, WorkCalendar.LocalDate(now)) is not { } reading) return ImportSummary.Refused("没认出任务分解表，表头要有“任务”“牵头单位”“完成时限”几列");
        List<BadRow> bad = [.. reading.Faults.Select(f => new BadRow(0, f))];
        if (bad.Count > 0 && !skipBad) return new ImportSummary(0, 0, bad);
        var desk = Desk();
        var known = (await desk.Tasks.StandingAsync(s)).Where(t => t.OfficeUnitId == unit.Id).Select(t => (t.Title, t.Due)).ToHashSet();
        List<TaskDraft> fresh = [.. reading.Drafts.Where(d => !known.Contains((d.Title, d.Due)))];
        await desk.SaveAsync(s, await desk.NumberedAsync(s, fresh, TaskKind.Breakdown, unit.Id, "command-line", null, now), now);
        return new ImportSummary(fresh.Count, 0, bad);
    }

    private static TaskDesk Desk()
    {
        var configuration = ConfiguredSettings.Read();
        var calendar = new FormCalendar(FormSettings.Read(configuration), BotHost.Calendar(), Composition.Hours(configuration));
        return new TaskDesk(new TownTasks(), new Duties(), calendar, new Audit(), new CampaignSettings("", Hearing.All, "", false));
    }
}
