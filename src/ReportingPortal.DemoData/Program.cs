Console.WriteLine("demo data");
