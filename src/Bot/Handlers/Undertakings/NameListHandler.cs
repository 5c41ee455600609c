using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Undertakings.Repatriation;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>A list of people to be persuaded home is refused before anybody else looks at it (rule W13): its file is destroyed, its words are not kept.</summary>
public sealed class NameListHandler(Attachments attachments, Audit audit) : IMessageHandler
{
    // A list of persons is small; what is bigger is some other table and is not read twice.
    private const long MostBytes = 2_000_000;
    private const string NotKept = "（疑似劝返人员名单，未保存）";

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        var files = new List<Attachment>();
        foreach (var file in turn.Message.Attachments.Where(a => TablePages.Knows(a.Name) && a.Size <= MostBytes))
        {
            if (await IsListAsync(file, turn.Text)) files.Add(file);
        }

        var words = NameList.IsIn(turn.Text);
        if (!words && files.Count == 0) return null;
        var result = new HandlerResult { Kept = words ? NotKept : null, DropsFiles = true };
        // All files of the message go: a picture beside the list may show the same.
        result.DestroyFiles(turn);
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "refuse-name-list", turn.Message.Id, "", turn.Now));
        var withdraw = turn.Private ? "" : "请马上撤回这条消息，群里不能有名单。";
        return result.Reply(turn, $"劝返只收数字，不收名单，{(files.Count > 0 ? "文件" : "内容")}没有保存。{withdraw}报数例：劝返底数16，核减5，增量0");
    }

    private async Task<bool> IsListAsync(Attachment file, string text)
    {
        if (!attachments.Holds(file.Id)) return NameList.Concerns(file.Name + text); // destroyed at an earlier try of this message
        await using var content = attachments.Open(file.Id);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return new TablePages().Read(bytes.ToArray(), file.Name) is PagesOutcome.Accepted { Tables: var tables } && tables.Any(t => NameList.IsTable($"{file.Name} {text}", t));
    }
}
