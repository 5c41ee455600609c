using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>Gives the entries a message booked their further word, in the same commit (rule W10).</summary>
public sealed class EntryTagging(EntryTags tags, ActivitySettings settings)
{
    public void Note(Turn turn, BookedMessage booked, HandlerResult result)
    {
        foreach (var entry in booked.Added)
        {
            foreach (var tag in EntryTagRules.Of(turn.Text, entry.Metric, entry.Value, settings.TagList, settings.TopicList)) result.Save(s => tags.AddAsync(s, entry.Id, tag));
        }
    }
}
