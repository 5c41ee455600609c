namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>What the office may do to an edition before it is sent (rule C17). Number = 第N期, null = the one it is drafting.</summary>
public abstract record EditCommand(int? Number)
{
    /// <summary>修改 第2期 3 新内容. Item counts from 1; an empty content is a file alone.</summary>
    public sealed record Change(int? Number, int Item, string Content) : EditCommand(Number);

    public sealed record Remove(int? Number, int Item) : EditCommand(Number);

    /// <summary>添加 第2期 海报：不轻信.</summary>
    public sealed record Add(int? Number, string Content) : EditCommand(Number);

    /// <summary>移动 第2期 3 到 1.</summary>
    public sealed record Move(int? Number, int Item, int To) : EditCommand(Number);

    public sealed record Retitle(int? Number, string Title) : EditCommand(Number);

    public sealed record Focus(int? Number, string Words) : EditCommand(Number);

    /// <summary>换期 第3期 到 第26周; When as it was typed.</summary>
    public sealed record Reschedule(int? Number, string When) : EditCommand(Number);

    /// <summary>顺延 第3期: a week later, and what stands there after it too.</summary>
    public sealed record Postpone(int? Number) : EditCommand(Number);

    /// <summary>编辑 第2期: what is sent next is added to it.</summary>
    public sealed record Open(int? Number) : EditCommand(Number);
}
