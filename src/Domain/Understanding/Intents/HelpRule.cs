using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Understanding.Intents;

/// <summary>R18: someone wants to know how the bot, the form or the app works.</summary>
internal static partial class HelpRule
{
    public static Reading? Examine(Utterance message) =>
        !message.HasFigures && message.Harvest.SetAside == 0 && (message.Says(AsksHow()) || message.Text is "帮助" or "help" or "使用说明" or "说明")
            ? new Reading(Intent.Help, "help")
            : null;

    [GeneratedRegex("(何种|哪种|什么样的?)(格式|形式|方式)|(能不能|可不可以|可以|能否)(装|安装|用|注册|下载).{0,12}(吗|呀|么|不|啊|呢|\\?|$)|(怎么|咋|咋个|怎样|如何|哪么|点样|哪能|怎个)(用|使|报|填|写|发|弄|整|办理|操作|注册|安装|下载|开|开启|认证|登录|上报|统计|算|更正|改|撤|转|录|提交|交)"
        + "|(咋|怎么|怎样|如何|咋个|点样)(个)?(报|填|弄|操作|登|登录|打|改|删|查|看|整|搞|加|建|绑定|找回)(法|呢|呀|啊)|(步骤|流程|教程|攻略).{0,6}(发|有|是|来|给|吗|说)|(收不到|没收到|接不到).{0,4}(验证码|短信|码)|(点|打)不开|登不(上|进|了)|进不去|用不了|开不了|(闪退|卡住|黑屏|卡死|打不开).{0,6}(咋|怎|办|呢|\\?)|(格式|模板|样式|口令|命令).{0,6}(啥样|什么|怎么|咋|哪样|有吗|发|是|有没有)|(什么|啥|哪些|哪种)(格式|功能|命令|指令|口令)|使用(说明|方法|教程)|操作(说明|指南|手册|流程)|帮助|能(干|做)(啥|什么|哪些)|会(干|做)(啥|什么)|有(啥|什么|哪些)(功能|用)"
        + "|收不到(验证码|短信)|(忘记|忘了)密码.{0,6}(怎|咋|\\?)|(装|安装|注册|下载|认证|登录|打开|开启|开)(不了|不上|不起|不成功|失败).{0,6}(怎么|咋|如何|啥|\\?|办)|(验证码|注册|认证|登录|安装|下载|闪退|人脸).{0,10}(咋整|咋办|咋弄|怎么办|怎么弄|怎么整|咋搞|怎么搞|啥情况|怎么回事|点算)|教(一下|下|教)(我|怎么)?|是不是.{0,6}(报|填|发)给你|报.{0,3}(哪些|啥|什么)(内容|数据|东西|数)", Lexicon.Linear)]
    private static partial Regex AsksHow();
}
