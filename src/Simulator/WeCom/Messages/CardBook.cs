using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.Messages;

/// <summary>Cards in conversations: whose they are, and which task_ids are used up.</summary>
public sealed class CardBook(World world)
{
    private readonly ConcurrentDictionary<long, PostedCard> cards = new();
    private readonly ConcurrentDictionary<(string Owner, string TaskId), bool> tasks = new();

    /// <summary>To be asked before a card is shown: a task_id is good once.</summary>
    public void Claim(string owner, Bubble bubble)
    {
        if (bubble.Card.Text("task_id") is { } task && !tasks.TryAdd((owner, task), true)) throw new RefusalException(40058, "task_id used before");
    }

    public void Keep(Line line, string owner, Bubble bubble)
    {
        if (bubble.Card is { } card) cards[line.Id] = new PostedCard(line.Id, owner, card.Text("task_id"), card);
    }

    public PostedCard? Find(long line) => cards.GetValueOrDefault(line);

    public IEnumerable<PostedCard> ByTask(string owner, string? taskId) => cards.Values.Where(c => c.Owner == owner && c.TaskId == taskId);

    /// <summary>The card looks different from now on.</summary>
    public void Redraw(PostedCard posted, JsonObject card)
    {
        cards[posted.Line] = posted with { Card = card };
        world.Transcript.Change(posted.Line, line => line with { Text = TemplateCard.Rendered(card), Buttons = TemplateCard.Buttons(card) });
    }
}

/// <summary>A card that was shown.</summary>
public sealed record PostedCard(long Line, string Owner, string? TaskId, JsonObject Card);
