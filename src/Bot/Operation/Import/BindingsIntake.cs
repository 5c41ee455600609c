using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Import;

/// <summary>Takes the bindings file up: which unit a platform's chat belongs to. The bot sits in every chat that is bound.</summary>
public sealed class BindingsIntake(Org org)
{
    public async Task<ImportSummary> TakeAsync(Session s, ImportTable table, IReadOnlyCollection<string> channels, bool skipBad)
    {
        var groups = (await org.GroupsAsync(s)).ToDictionary(g => g.Id);
        var read = BindingsImport.Read(table, await org.TreeAsync(s), channels, skipBad);
        // Chats are known by their id alone: one id on two platforms would be one group.
        List<BadRow> clashes = [.. read.Bindings
            .Where(b => groups.TryGetValue(b.ChatId, out var group) && group.Channel != b.Channel)
            .Select(b => new BadRow(0, $"群号“{b.ChatId}”已属于渠道 {groups[b.ChatId].Channel}，不能再绑到 {b.Channel}"))];
        if (clashes.Count > 0 && !skipBad) return new ImportSummary(0, 0, [.. read.BadRows, .. clashes]);

        var (added, changed) = (0, 0);
        foreach (var binding in read.Bindings)
        {
            var old = groups.GetValueOrDefault(binding.ChatId);
            if (old is not null && (old.Channel != binding.Channel || (old.UnitId == binding.UnitId && old.Kind == binding.Kind))) continue;
            await org.UpsertGroupAsync(s, old is null ? New(binding) : old with { UnitId = binding.UnitId, Kind = binding.Kind });
            if (old is null) added++;
            else changed++;
        }

        return new ImportSummary(added, changed, [.. read.BadRows, .. clashes]);
    }

    /// <summary>The file gives no name; until the platform tells it, the chat id stands for it.</summary>
    private static Group New(Binding binding) => new()
    {
        Id = binding.ChatId,
        Channel = binding.Channel,
        Name = binding.ChatId,
        UnitId = binding.UnitId,
        Kind = binding.Kind,
        Bot = true,
    };
}
