using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>A report form as a card.</summary>
internal static class Cards
{
    public static JsonObject Report(string outTrackId, string group) => new()
    {
        ["cardTemplateId"] = "8f5b.schema",
        ["outTrackId"] = outTrackId,
        ["callbackType"] = "STREAM",
        ["cardData"] = new JsonObject
        {
            ["cardParamMap"] = new JsonObject { ["title"] = "反诈日报", ["deadline"] = "18:00", ["status"] = "待填报", ["form"] = Form().ToJsonString() },
        },
        ["openSpaceId"] = "dtv1.card//IM_GROUP." + Liuhe.OpenId(group),
        ["imGroupOpenSpaceModel"] = new JsonObject { ["supportForward"] = false },
        ["imGroupOpenDeliverModel"] = new JsonObject { ["robotCode"] = Liuhe.ClientId, ["atUserIds"] = new JsonObject { ["u_wangjg"] = "王建国" } },
        ["userIdType"] = 1,
    };

    private static JsonObject Form() => new()
    {
        ["fields"] = new JsonArray(
            new JsonObject { ["name"] = "count", ["label"] = "安装数", ["type"] = "NUMBER" },
            new JsonObject
            {
                ["name"] = "state",
                ["label"] = "可疑情况",
                ["type"] = "SELECT",
                ["options"] = new JsonArray(new JsonObject { ["value"] = "0", ["text"] = "无" }, new JsonObject { ["value"] = "1", ["text"] = "有" }),
            }),
    };
}
