using AntiFraudBot.Domain.Evidence.SpotChecks;

namespace AntiFraudBot.Storage;

/// <summary>One draw. UnitId: the unit or, above villages, everything below it. Population: how many could have been drawn.</summary>
public sealed record SpotCheck
{
    public string Id { get; init; } = "";

    public string UnitId { get; init; } = "";

    public string CallerId { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public long Seed { get; init; }

    public int Population { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Spot checks and their calls (rules E9, E10). The results stay; who was called is forgotten with the roster.</summary>
public sealed class SpotChecks
{
    private const string Select = "SELECT id, unit_id, caller_id, at, seed, population, closed_at FROM spot_checks";

    private const string SelectCalls = "SELECT check_id, number, unit_id, roster_id, line, answer, aware FROM spot_calls";

    private const string Insert = """
        INSERT INTO spot_checks (id, unit_id, caller_id, at, seed, population) VALUES (@Id, @UnitId, @CallerId, @At, @Seed, @Population)
        """;

    private const string InsertCall = """
        INSERT INTO spot_calls (check_id, number, unit_id, roster_id, line, answer) VALUES (@CheckId, @Number, @UnitId, @RosterId, @Line, 'open')
        """;

    private const string Answer = """
        UPDATE spot_calls SET answer = @Answer, aware = COALESCE(@Aware, aware), answered_at = @Now WHERE check_id = @CheckId AND number = @Number
        """;

    public async Task DrawAsync(Session s, SpotCheck check, IReadOnlyList<SpotCandidate> drawn)
    {
        await s.ExecuteAsync(Insert, new { check.Id, check.UnitId, check.CallerId, check.At, check.Seed, check.Population });
        for (var i = 0; i < drawn.Count; i++)
            await s.ExecuteAsync(InsertCall, new { CheckId = check.Id, Number = i + 1, drawn[i].UnitId, drawn[i].RosterId, drawn[i].Line });
    }

    /// <summary>The caller's newest check that is not closed, or null.</summary>
    public Task<SpotCheck?> OpenOfAsync(Session s, string callerId) =>
        s.FirstAsync<SpotCheck>($"{Select} WHERE caller_id = @CallerId AND closed_at IS NULL ORDER BY seq DESC LIMIT 1", new { CallerId = callerId });

    /// <summary>The caller's newest check, closed or not.</summary>
    public Task<SpotCheck?> LastOfAsync(Session s, string callerId) =>
        s.FirstAsync<SpotCheck>($"{Select} WHERE caller_id = @CallerId ORDER BY seq DESC LIMIT 1", new { CallerId = callerId });

    /// <summary>Checks ended since then, oldest first.</summary>
    public Task<IReadOnlyList<SpotCheck>> ClosedAsync(Session s, DateTimeOffset since) =>
        s.QueryAsync<SpotCheck>($"{Select} WHERE closed_at >= @Since ORDER BY seq", new { Since = since });

    public async Task<IReadOnlyList<SpotCall>> CallsAsync(Session s, string checkId) =>
        [.. (await s.QueryAsync<Row>($"{SelectCalls} WHERE check_id = @Id ORDER BY number", new { Id = checkId })).Select(r => r.ToCall())];

    /// <summary>Answered calls to people of these units since then, whichever check drew them.</summary>
    public async Task<IReadOnlyList<SpotCall>> AnsweredAsync(Session s, IReadOnlyCollection<string> unitIds, DateTimeOffset since) => unitIds.Count == 0 ? [] :
    [
        .. (await s.QueryAsync<Row>(
            $"{SelectCalls} WHERE answered_at >= @Since AND {s.InList("unit_id", "UnitIds")} ORDER BY check_id, number", new { Since = since, UnitIds = unitIds.ToArray() })).Select(r => r.ToCall()),
    ];

    /// <summary>A later answer takes the place of the earlier; what was said of the campaign stays when nothing new is said of it.</summary>
    public Task AnswerAsync(Session s, SpotCall call, DateTimeOffset now) =>
        s.ExecuteAsync(Answer, new { call.CheckId, call.Number, Answer = StoredText.Word(call.Answer), call.Aware, Now = now });

    public Task CloseAsync(Session s, string id, DateTimeOffset now) =>
        s.ExecuteAsync("UPDATE spot_checks SET closed_at = @Now WHERE id = @Id AND closed_at IS NULL", new { Id = id, Now = now });

    private sealed record Row
    {
        public string CheckId { get; init; } = "";
        public int Number { get; init; }
        public string UnitId { get; init; } = "";
        public string RosterId { get; init; } = "";
        public int Line { get; init; }
        public string Answer { get; init; } = "";
        public bool? Aware { get; init; }

        public SpotCall ToCall() => new(CheckId, Number, UnitId, RosterId, Line) { Answer = Enum.Parse<SpotAnswer>(Answer, ignoreCase: true), Aware = Aware };
    }
}
