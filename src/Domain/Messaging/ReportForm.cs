namespace AntiFraudBot.Domain.Messaging;

/// <summary>
/// A message as a form to be filled in, where a platform shows one: the words a person would type before each number (安装), in order. What is
/// filled in comes back as the text they would have typed; where there are no forms, the message's text is all there is (rule P32).
/// </summary>
public sealed record ReportForm(string Title, string Deadline, IReadOnlyList<string> Words);
