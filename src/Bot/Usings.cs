global using AntiFraudBot.Bot.Pipeline;
