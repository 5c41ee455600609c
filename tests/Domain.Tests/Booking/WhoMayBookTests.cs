using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Reporting.Scene;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rules B5 and B8.</summary>
public sealed class WhoMayBookTests
{
    private readonly Scene _scene = new();

    [Fact]
    public void A_resident_books_nothing_and_hears_nothing()
    {
        var result = _scene.Book(_scene.Message(Villager, "sp", Installs(3)));
        Assert.Empty(result.Entries);
        Assert.Equal(new Refusal(RefusalKind.Resident, null), result.Refusals[0]);
    }

    [Fact]
    public void The_office_books_for_every_unit_below() =>
        Assert.Equal(EntryState.Accepted, _scene.Book(_scene.Message(Office, "sp", Installs(3))).Entries[0].State);

    [Fact]
    public void A_village_books_for_its_groups_but_a_group_not_for_its_village()
    {
        Assert.Equal(EntryState.Accepted, _scene.Book(_scene.Message(Liaison, "sp2", Installs(3))).Entries[0].State);
        Assert.Equal(PendingReason.Proxy, _scene.Book(_scene.Message(GridWorker, "sp", Installs(9))).Entries[0].Pending);
    }

    [Fact]
    public void A_neighbours_report_waits_until_the_unit_confirms()
    {
        var asked = _scene.Book(_scene.Message(Neighbour, "sp", Installs(9)));
        Assert.Equal("代上坪村报6.17安装9，待上坪村或平安办回复“确认”后入账。", asked.Question!.Words);
        Assert.Equal(RefusalKind.NotEntitled, _scene.Answer(asked, AnswerChoice.Confirm, by: Neighbour).Refusals[0].Kind);
        Assert.Null(_scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
        _scene.Answer(asked, AnswerChoice.Confirm, by: Liaison);
        Assert.Equal(9, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
    }

    [Fact]
    public void The_units_own_report_settles_a_neighbours()
    {
        _scene.Book(_scene.Message(Neighbour, "sp", Installs(9)));
        _scene.Report("6.17", Installs(10));
        Assert.Equal([EntryState.Superseded, EntryState.Accepted], _scene.Ledger.Select(e => e.State));
    }

    [Fact]
    public void A_neighbour_correcting_his_own_report_still_waits()
    {
        _scene.Book(_scene.Message(Neighbour, "sp", Installs(9)));
        var message = _scene.Message(Neighbour, "sp", Installs(8));
        _scene.Book(message with { Row = message.Row with { Operation = Operation.Replace } });
        Assert.Empty(_scene.Accepted);
        Assert.Equal(8, Assert.Single(_scene.Ledger, e => e.State == EntryState.Pending).Value);
    }

    [Fact]
    public void Nobody_else_corrects_a_units_number()
    {
        _scene.Report("6.17", Installs(12));
        var message = _scene.Message(Neighbour, "sp", Installs(2));
        var result = _scene.Book(message with { Row = message.Row with { Operation = Operation.Replace } });
        Assert.Equal("上坪村的数由上坪村、平安办或原报人更正。", result.Refusals[0].Words);
        Assert.Equal([12m], _scene.Accepted.Select(e => e.Value));
    }

    [Fact]
    public void In_a_list_only_the_speakers_line_is_booked()
    {
        var result = _scene.Book(_scene.Message(Liaison, "xp", Installs(6)) with { IsChainList = true });
        Assert.Empty(result.Entries);
        Assert.Equal(RefusalKind.NotTheSpeakersLine, result.Refusals[0].Kind);
    }

    [Fact]
    public void A_villages_case_waits_for_the_police_and_counts_nowhere()
    {
        var result = _scene.Report("6.17", New(Metric.Case, 1), New(Metric.Loss, 36000));
        Assert.All(result.Entries, e => Assert.Equal((EntryState.Pending, PendingReason.Police), (e.State, e.Pending)));
        Assert.Null(result.Question);
        Assert.Null(_scene.Totals.NewIn("town", Metric.Case, Week25));
    }

    [Fact]
    public void Police_confirm_a_villages_case_and_it_counts()
    {
        var reported = _scene.Report("6.17", New(Metric.Case, 1));
        var question = new BookingQuestion(PendingReason.Police, [reported.Entries[0].Id], "") { Of = AskedOf.PoliceOrOffice };
        var asked = reported with { Question = question };
        Assert.Equal(RefusalKind.NotEntitled, _scene.Answer(asked, AnswerChoice.Confirm).Refusals[0].Kind);
        _scene.Answer(asked, AnswerChoice.Confirm, by: Police);
        Assert.Equal(1, _scene.Totals.NewIn("town", Metric.Case, Week25));
        Assert.Equal("chen", Assert.Single(_scene.Accepted).SpeakerId);
    }

    [Fact]
    public void A_police_figure_settles_the_villages_of_the_same_day()
    {
        _scene.Report("6.17", New(Metric.Case, 1));
        _scene.Book(_scene.Message(Police, "sp", New(Metric.Case, 2)));
        Assert.Equal(2, _scene.Totals.NewIn("sp", Metric.Case, Week25));
        Assert.DoesNotContain(_scene.Ledger, e => e.State == EntryState.Pending);
    }

    [Fact]
    public void A_dissuasion_by_the_police_without_a_place_is_the_townships()
    {
        var result = _scene.Book(_scene.Message(Police, "pcs", New(Metric.Dissuade, 1)) with { UnitWasNamed = false });
        Assert.Equal(("town", EntryState.Accepted), (result.Entries[0].UnitId, result.Entries[0].State));
    }

    [Fact]
    public void A_typed_rate_is_kept_but_feeds_no_total()
    {
        _scene.Report("6.17", new ReadValue(Metric.InstallRate, Aspect.Total, 30));
        Assert.Equal(300, _scene.Totals.TotalAsOf("sp", Metric.AppInstall, new DateOnly(2026, 6, 17)));
        Assert.Null(_scene.Totals.TotalAsOf("sp", Metric.InstallRate, new DateOnly(2026, 6, 17)));
    }

    [Fact]
    public void A_large_loss_is_flagged() => Assert.True(_scene.Report("6.17", New(Metric.Loss, 600_000)).LargeLoss);
}
