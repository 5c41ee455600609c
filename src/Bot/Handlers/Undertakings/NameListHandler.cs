using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Undertakings.Repatriation;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>A list of people to be persuaded home is refused before anybody else looks at it (rule W13): its file is destroyed, its words are not kept.</summary>
public sealed class NameListHandler(AttachedTables tables, Audit audit) : IMessageHandler
{
    private const string NotKept = "（疑似劝返人员名单，未保存）";

    public Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        var files = !turn.IsResident && turn.Message.Attachments.Any(f => IsList(turn, f));
        var words = !turn.IsResident && NameList.IsIn(turn.Text);
        return Task.FromResult(words || files ? Refuse(turn, words, files) : null);
    }

    private HandlerResult Refuse(Turn turn, bool words, bool files)
    {
        var result = new HandlerResult { Kept = words ? NotKept : null, DropsFiles = true };
        // All files of the message go: a picture beside the list may show the same.
        result.DestroyFiles(turn);
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "refuse-name-list", turn.Message.Id, "", turn.Now));
        var withdraw = turn.Private ? "" : "请马上撤回这条消息，群里不能有名单。";
        return result.Reply(turn, $"劝返只收数字，不收名单，{(files ? "文件" : "内容")}没有保存。{withdraw}报数例：劝返底数16，核减5，增量0");
    }

    // Destroyed at an earlier try of this message, or beyond reading: its name and the words beside it must tell.
    private bool IsList(Turn turn, Attachment file) => TablePages.Knows(file.Name) && file.Size <= AttachedTables.MostBytes && tables.PagesOf(turn.Message, file) switch
    {
        PagesOutcome.Accepted { Tables: var read } => read.Any(t => NameList.IsTable($"{file.Name} {turn.Text}", t)),
        PagesOutcome.Refused => false,
        _ => NameList.Concerns(file.Name + turn.Text),
    };
}
