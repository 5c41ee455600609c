using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Inbound;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Control;

/// <summary>People come and go, rename, hand over and dissolve; the ticked events follow.</summary>
public sealed class GroupControl(World world, Conversations conversations, Events events)
{
    public IResult Put(TraitsWish wish) => conversations.Find(wish.Group) is { } found
        ? Results.Ok(conversations.Put(found.Group, wish.Traits))
        : Results.NotFound();

    public async Task<IResult> ChangeAsync(ChangeWish wish)
    {
        if (conversations.Find(wish.Group) is not { } found) return Results.NotFound();
        var group = found.Group with
        {
            Members = [.. found.Group.Members.Except(wish.Remove).Except(wish.Quit).Union(wish.Add)],
            Name = wish.Title ?? found.Group.Name,
            Owner = wish.Owner ?? found.Group.Owner,
        };
        var changed = conversations.Put(group, Robots(wish, found));
        await TellAsync(wish, changed);
        if (!wish.Disband) return Results.Ok(changed);
        world.Township.RemoveGroup(group.Id);
        await events.RaiseAsync("chat_disband", events.OfGroup(changed, wish.Actor));
        return Results.Ok(changed);
    }

    private Traits Robots(ChangeWish wish, Conversation found) => wish.AddRobots.Count + wish.RemoveRobots.Count == 0
        ? found.Traits
        : found.Traits with { Robots = [.. conversations.Robots(found).Except(wish.RemoveRobots).Union(wish.AddRobots)] };

    private async Task TellAsync(ChangeWish wish, Conversation group)
    {
        if (wish.Add.Count > 0) await events.RaiseAsync("chat_add_member", events.OfGroup(group, wish.Actor, wish.Add));
        if (wish.Remove.Count > 0) await events.RaiseAsync("chat_remove_member", events.OfGroup(group, wish.Actor, wish.Remove));
        if (wish.Quit.Count > 0) await events.RaiseAsync("chat_quit", events.OfGroup(group, wish.Actor, wish.Quit));
        if (wish.Title is { } title) await events.RaiseAsync("chat_update_title", With(events.OfGroup(group, wish.Actor), "title", title));
        if (wish.Owner is not { } owner) return;
        var handover = With(events.OfGroup(group, wish.Actor), "owner", owner);
        // The documented sample of this one has neither of the two.
        handover.Remove("chatId");
        handover.Remove("operator");
        await events.RaiseAsync("chat_update_owner", handover);
    }

    private static JsonObject With(JsonObject data, string name, string value)
    {
        data[name] = value;
        return data;
    }
}
