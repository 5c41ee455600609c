using System.CommandLine;
using AntiFraudBot.Bot.Cli;

// The processes that read strangers' files are this program too: nothing else of it is loaded there, and no word of theirs is documented.
if (args is [PictureChild.Verb]) return PictureChild.Run();
if (args is [RosterChild.Verb]) return RosterChild.Run();

var root = new RootCommand("AntiFraudBot: 全民反诈工作群机器人。不写命令就启动");
RunCommand.AddTo(root);
root.Subcommands.Add(RunCommand.Build());
root.Subcommands.Add(ParseCommand.Build());
root.Subcommands.Add(ImportCommand.Build());
root.Subcommands.Add(DoctorCommand.Build());
root.Subcommands.Add(BackupCommand.Build());
root.Subcommands.Add(BackupCommand.BuildRestore());
root.Subcommands.Add(RekeyCommand.Build());
var parsed = root.Parse(args);
// Words on the command line that nobody understands are a usage error: exit 2, as documented.
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) await Talk.SayAsync(error.Message);
    return 2;
}

// The generic host handles the signals; a timeout here would cut a job off after two seconds.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
