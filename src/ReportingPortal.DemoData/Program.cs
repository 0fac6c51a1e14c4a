using ReportingPortal.DemoData.Command;

return DemoDataCommand.Run(args, Console.Error, isTerminal: !Console.IsErrorRedirected);
