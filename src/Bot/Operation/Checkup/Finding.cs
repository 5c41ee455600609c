namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>Ok; a warning that leaves the bot working; bad = it cannot work as it should.</summary>
public enum FindingState { Ok, Warning, Bad }

/// <summary>What one check found, and what to do about it (null when there is nothing to do). Texts are Chinese, for the person at the machine.</summary>
public sealed record Finding(FindingState State, string Name, string Detail, string? Next = null)
{
    public static Finding Ok(string name, string detail) => new(FindingState.Ok, name, detail);

    public static Finding Warning(string name, string detail, string next) => new(FindingState.Warning, name, detail, next);

    public static Finding Bad(string name, string detail, string next) => new(FindingState.Bad, name, detail, next);

    public override string ToString()
    {
        var mark = State switch { FindingState.Ok => "好", FindingState.Warning => "注意", _ => "不行" };
        return Next is null ? $"[{mark}] {Name}：{Detail}" : $"[{mark}] {Name}：{Detail}；下一步：{Next}";
    }
}
