using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Materials.Drafting;

/// <summary>
/// Changes an edition that is not sent yet (rule C17). Whatever changes what will be read falls back to a draft: nobody approved the new words.
/// </summary>
public static class EditionEdit
{
    public const int MostItems = 20;

    /// <summary>Longest words of an item, characters: about six messages. What is longer is a file.</summary>
    public const int LongestBody = 4000;

    private const int LongestTitle = 60;
    private const int LongestFocus = 200;

    public static EditOutcome Apply(Edition edition, EditCommand command, IReadOnlyList<Attachment> files) => Sent(edition) ?? command switch
    {
        EditCommand.Change change => Change(edition, change, files),
        EditCommand.Remove remove => Remove(edition, remove.Item),
        EditCommand.Move move => Move(edition, move.Item, move.To),
        EditCommand.Add add => Add(edition, ItemDraft.Read(add.Content, files)),
        EditCommand.Retitle title => Retitle(edition, title.Title),
        EditCommand.Focus focus => Focus(edition, focus.Words),
        EditCommand.Open => Changed(edition, edition, $"第{edition.Number}期现在可以接着发内容，发完回复：完成。"),
        _ => throw new ArgumentException("Weeks are changed by EditionWeeks.", nameof(command)),
    };

    public static EditOutcome Add(Edition edition, ItemDraft draft)
    {
        if (draft.IsEmpty) return new EditOutcome.Refused("没有内容。请发文字或文件，例：海报（老年人）：不轻信陌生电话");
        if (TooLong(draft) is { } refused) return refused;
        var added = draft.Items(edition.Items.Count + 1);
        if (edition.Items.Count + added.Count > MostItems) return new EditOutcome.Refused($"一期最多{MostItems}项，这一期已有{edition.Items.Count}项。");
        return Changed(edition, edition with { Items = [.. edition.Items, .. added] }, $"已加{string.Join('、', added.Select(Line))}。");
    }

    /// <summary>3. 海报《不轻信》（老年人）: how an item stands in lists.</summary>
    public static string Line(EditionItem item) =>
        FormattableString.Invariant($"{item.Ordinal}. {item.Kind}《{item.Title}》{(item.Audience is null ? "" : $"（{item.Audience}）")}{(item.Attachment is null ? "" : "，带文件")}");

    /// <summary>Null while the edition can still be changed.</summary>
    public static EditOutcome.Refused? Sent(Edition edition) => edition.State is EditionState.Draft or EditionState.Approved ? null
        : new EditOutcome.Refused($"第{edition.Number}期{(edition.State == EditionState.Skipped ? "已取消" : "已推送")}，不能再改。要补充更正，请新建素材，急的发：紧急提醒 内容");

    private static EditOutcome Change(Edition edition, EditCommand.Change change, IReadOnlyList<Attachment> files)
    {
        if (At(edition, change.Item) is not { } old) return NoItem(edition, change.Item);
        var draft = ItemDraft.Read(change.Content, files);
        if (draft.IsEmpty) return new EditOutcome.Refused($"请写上新内容，例：修改 第{edition.Number}期 {change.Item} {old.Kind}：新的内容");
        if (TooLong(draft) is { } refused) return refused;
        var item = draft.Replacing(old);
        return Changed(edition, edition with { Items = [.. edition.Items.Select(i => i.Ordinal == old.Ordinal ? item : i)] }, $"第{edition.Number}期已改：{Line(item)}。");
    }

    private static EditOutcome Remove(Edition edition, int item) => At(edition, item) is { } old
        ? Changed(edition, edition with { Items = Numbered(edition.Items.Where(i => i.Ordinal != old.Ordinal)) }, $"第{edition.Number}期已删去{Line(old)}，还有{edition.Items.Count - 1}项。")
        : NoItem(edition, item);

    private static EditOutcome Move(Edition edition, int item, int to)
    {
        if (At(edition, item) is not { } moved) return NoItem(edition, item);
        if (to < 1 || to > edition.Items.Count) return NoItem(edition, to);
        var rest = edition.Items.Where(i => i.Ordinal != moved.Ordinal).OrderBy(i => i.Ordinal).ToList();
        rest.Insert(to - 1, moved);
        return Changed(edition, edition with { Items = Numbered(rest, sorted: true) }, $"第{edition.Number}期：《{moved.Title}》现在是第{to}项。");
    }

    private static EditOutcome Retitle(Edition edition, string title) => title.Length is 0 or > LongestTitle
        ? new EditOutcome.Refused($"标题要有，且不超过{LongestTitle}个字，例：换标题 第{edition.Number}期 防范冒充客服")
        : Changed(edition, edition with { Title = title }, $"第{edition.Number}期标题改为《{title}》。");

    private static EditOutcome Focus(Edition edition, string words) => words.Length is 0 or > LongestFocus
        ? new EditOutcome.Refused($"本周重点要有内容，且不超过{LongestFocus}个字，例：重点 第{edition.Number}期 刷单返利")
        : Changed(edition, edition with { Focus = words.ReplaceLineEndings(" ") }, $"第{edition.Number}期本周重点：{words}");

    private static EditOutcome.Changed Changed(Edition old, Edition edition, string done) =>
        new([edition with { State = EditionState.Draft, ApprovedBy = null }], done, old.State == EditionState.Approved);

    private static EditOutcome.Refused? TooLong(ItemDraft draft) => draft.Body?.Length > LongestBody
        ? new EditOutcome.Refused($"这一项有{draft.Body.Length}个字，太长了，最多{LongestBody}个字。请存成文件再发。")
        : null;

    private static EditionItem? At(Edition edition, int ordinal) => edition.Items.FirstOrDefault(i => i.Ordinal == ordinal);

    private static EditOutcome.Refused NoItem(Edition edition, int item) => new(edition.Items.Count == 0
        ? $"第{edition.Number}期还没有内容。"
        : $"第{edition.Number}期没有第{item}项，现有：\n{string.Join('\n', edition.Items.OrderBy(i => i.Ordinal).Select(Line))}");

    private static IReadOnlyList<EditionItem> Numbered(IEnumerable<EditionItem> items, bool sorted = false) =>
        [.. (sorted ? items : items.OrderBy(i => i.Ordinal)).Select((item, i) => item with { Ordinal = i + 1 })];
}
