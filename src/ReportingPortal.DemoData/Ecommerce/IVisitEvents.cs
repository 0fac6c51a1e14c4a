namespace ReportingPortal.DemoData.Ecommerce;

/// <summary>Takes what happens in a visit: into a file, or as events of a live shop.</summary>
internal interface IVisitEvents
{
    void StartSession(int sessionUser, DateTime at);

    void View(int product, DateTime at);

    void AddToCart(Item item, DateTime at);

    void Purchase(Item item, DateTime at);

    void EndSession(DateTime at);
}
