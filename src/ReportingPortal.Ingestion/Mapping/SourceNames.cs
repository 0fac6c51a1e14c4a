using ReportingPortal.Data.Uploads;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>
/// What other systems call our fields, in English, German, French, Spanish and Portuguese, and orders' likeliest columns in some other languages: normalised as by
/// <see cref="Sniffing.ColumnNames.Normalise"/>, likeliest first.
/// </summary>
internal static class SourceNames
{
    private const string OrderId = "orderid ordernumber orderno order invoiceno invoiceid invoicenumber invoice transactionid receiptno receipt transaction ordernr bestellnummer bestellnr bestellid bestellung auftragsnummer auftragsnr auftrag rechnungsnummer rechnungsnr belegnummer belegnr numerocommande numerodecommande numcommande commandeid commande numerofacture facture numeropedido numerodepedido numerodopedido pedidoid idpedido pedido numerofactura factura numerofatura fatura encomenda receiptnumber saleid salenumber saleno purchaseid deventa numerodeventa idorder nfacture ncommande numeroordine numerofattura bestelnummer ordernummer numerzamowienia cisloobjednavky rendelesszam 注文番号";
    private const string OrderDate = "orderedat orderdate invoicedate transactiondate purchasedate saledate orderpurchasetimestamp createdat date datetime timestamp bestelldatum auftragsdatum rechnungsdatum kaufdatum belegdatum datum datecommande datedecommande dateachat datefacture fechapedido fechadepedido fechadelpedido fechacompra fechafactura fecha datapedido datadopedido datacompra datadacompra data creationdate ordercreationdate createdtime created dateadded erstelltam fechadeventa placedat orderplacedat orderplaced dateplaced ordertime orderdatetime createddate createddateutc createdutc created dateadd orderplacedon dataordine besteldatum datazamowienia datumobjednavky rendelesdatuma 注文日時 注文日";
    private const string CustomerId = "customerid customerno customernumber kundennummer kundennr kundenid idclient numeroclient codeclient idcliente clienteid codigocliente numerocliente codcliente customercode clientcode codicecliente klantnummer numerklienta";
    private const string Email = "customeremail email emailaddress contactemail buyeremail mail kundenemail courriel adresseemail correoelectronico correo メールアドレス 注文者メールアドレス";
    private const string Country = "country land pays pais countryregion";
    private const string City = "city stadt ort ville ciudad cidade municipio";
    private const string ProductId = "productid sku stockcode productcode itemid artikelnummer artikelnr artikelid produktid produktnummer customlabelsku referenceproduit refproduit codeproduit idproducto productoid codigoproducto idproduto codigoproduto itemcode productreference codicearticolo 商品番号";
    private const string ProductName = "productname produktname artikelname artikelbezeichnung nomproduit nombreproducto nomeproduto productlabel nomeprodotto nazwaproduktu nazevproduktu 商品名";
    private const string Category = "category productcategory productcategoryname categories itemcategory department kategorie produktkategorie warengruppe categorie categoria";
    private const string SubCategory = "subcategory unterkategorie souscategorie subcategoria";
    private const string UnitCost = "unitcost costprice einkaufspreis ekpreis eknetto prixachat prixdachat preciocosto precocusto";
    private const string Price = "price unitprice preis verkaufspreis prix precio preco";
    private const string Currency = "currency currencycode wahrung waehrung devise moneda moeda currencyisocode valuta";
    private const string Quantity = "quantity qty units menge anzahl stuck stueck stuckzahl quantite qte cantidad unidades quantidade qtd productquantity quantita aantal ilosc mnozstvi 個数 数量";

    private static readonly Dictionary<(UploadKind Kind, string Field), string[]> All = new()
    {
        [(UploadKind.OrderLines, "order_id")] = Split(OrderId),
        [(UploadKind.OrderLines, "ordered_at")] = Split(OrderDate),
        [(UploadKind.OrderLines, "net_sales")] = Split("netsales sales totalvalue linetotal lineamount netamount totalamount totalprice revenue amount total nettoumsatz umsatz nettobetrag betrag gesamtbetrag gesamtpreis summe montantht totalht montanttotal montant chiffredaffaires importetotal importe ventas ingresos valortotal valor vendas receita montante finalprice subtotalafterdiscount amountnet totalpricetaxexcl ingresosporproductos importototale 商品合計"),
        [(UploadKind.OrderLines, "unit_price")] = Split("unitprice priceeach itemprice lineitemprice price einzelpreis stuckpreis stueckpreis preis prixunitaire prix preciounitario precio precounitario preco soldfor dealprice netprice pricenet orderitempricenet nettopreis preisnetto vknetto saleprice unitpricetaxexcl prezzounitario cenajednostkowa 単価"),
        [(UploadKind.OrderLines, "quantity")] = Split(Quantity + " lineitemquantity orderitemquantity itemquantity"),
        [(UploadKind.OrderLines, "discount")] = Split("discountamount rabattbetrag nachlass"),
        [(UploadKind.OrderLines, "discount_rate")] = Split("discountrate discountpercent rabattprozent rabattin rabattsatz tauxremise"),
        [(UploadKind.OrderLines, "customer_id")] = Split(CustomerId + " customer clientid userid kunde client cliente buyerid buyer buyeruserid buyerusername contactid customeremail email contactemail buyeremail comprador"),
        [(UploadKind.OrderLines, "customer_name")] = Split("customername kundenname nomclient nombrecliente nomecliente nomedocliente 注文者名"),
        [(UploadKind.OrderLines, "customer_email")] = Split(Email),
        [(UploadKind.OrderLines, "segment")] = Split("segment customersegment kundensegment segmento"),
        [(UploadKind.OrderLines, "region")] = Split("region state province bundesland regiao provincia estado 都道府県 " + Country),
        [(UploadKind.OrderLines, "country")] = Split(Country),
        [(UploadKind.OrderLines, "city")] = Split(City),
        [(UploadKind.OrderLines, "product_id")] = Split(ProductId + " productnumber lineitemproductnumber sellersku itemvariationnumber lineitemsku articleno product item artikel produkt produit article producto articulo produto"),
        [(UploadKind.OrderLines, "product_name")] = Split(ProductName + " itemname lineitemname lineitemlabel orderitemname description productdescription title bezeichnung designation libelle descripcion descricao"),
        [(UploadKind.OrderLines, "category")] = Split(Category),
        [(UploadKind.OrderLines, "sub_category")] = Split(SubCategory),
        [(UploadKind.OrderLines, "cost")] = Split("cost linecost totalcost cogs kosten wareneinsatz cout costo coste custo"),
        [(UploadKind.OrderLines, "unit_cost")] = Split(UnitCost),
        [(UploadKind.OrderLines, "profit")] = Split("profit grossprofit gewinn rohertrag deckungsbeitrag benefice beneficio ganancia lucro"),
        [(UploadKind.OrderLines, "order_refund")] = Split("refundedamount amountrefunded totalrefunded refundamount orderrefundamount partialrefund"),
        [(UploadKind.OrderLines, "status")] = Split("status orderstatus financialstatus bestellstatus auftragsstatus statut estadopedido statuspedido situacao orderstate paymentstatus statemachinestatetechnicalname orderstatetechnicalname statusdopedido estadodelpedido estadodelaventa situacaodopedido etatcommande etatdelacommande statutcommande statutdelacommande etat statoordine 注文ステータス"),
        [(UploadKind.OrderLines, "cancelled_at")] = Split("cancelledat canceledat cancelledon canceledon cancelleddate canceleddate cancellationdate cancelled canceled iscancelled iscanceled storniertam stornodatum storniert storno annulele annule dateannulation fechacancelacion cancelado datacancelamento"),
        [(UploadKind.OrderLines, "currency")] = Split(Currency),

        [(UploadKind.Customers, "customer_id")] = Split(CustomerId + " userid clientid id customeremail email"),
        [(UploadKind.Customers, "name")] = Split("customername name fullname kundenname nomcomplet nomclient nombrecompleto nombrecliente nombre nomecompleto nomecliente nome lastname surname nachname apellidos sobrenome"),
        [(UploadKind.Customers, "first_name")] = Split("firstname givenname vorname prenom"),
        [(UploadKind.Customers, "email")] = Split(Email),
        [(UploadKind.Customers, "region")] = Split("region state province bundesland regiao provincia estado location " + Country),
        [(UploadKind.Customers, "country")] = Split(Country),
        [(UploadKind.Customers, "city")] = Split(City + " location"),
        [(UploadKind.Customers, "segment")] = Split("segment customersegment segmentlabel kundensegment segmento"),
        [(UploadKind.Customers, "gender")] = Split("gender sex geschlecht sexe genero sexo"),
        [(UploadKind.Customers, "age")] = Split("age alter edad idade"),
        [(UploadKind.Customers, "registered_on")] = Split("registeredon registrationdate signupdate signedupat joindate datejoined customersince userregistered signup registration createdat registrierungsdatum anmeldedatum kundeseit dateinscription fecharegistro fechaalta datacadastro dataregistro"),

        [(UploadKind.Products, "product_id")] = Split(ProductId + " id"),
        [(UploadKind.Products, "variant_of")] = Split("variantof handle urlhandle parentsku itemgroupid"),
        [(UploadKind.Products, "name")] = Split(ProductName + " name title itemname description bezeichnung designation libelle nombre descripcion nome descricao"),
        [(UploadKind.Products, "category")] = Split(Category),
        [(UploadKind.Products, "sub_category")] = Split(SubCategory),
        [(UploadKind.Products, "price")] = Split(Price + " listprice regularprice variantprice retailprice currentprice pricetaxexcl"),
        [(UploadKind.Products, "unit_cost")] = Split(UnitCost + " cost costperitem defaultunitcost supplyprice"),

        [(UploadKind.Events, "event_type")] = Split("eventtype eventname interactiontype event action type ereignis evenement evento"),
        [(UploadKind.Events, "occurred_at")] = Split("occurredat timestamp eventtime eventtimestamp ts interactiontime interactiondate datetime time zeitstempel createdat date"),
        [(UploadKind.Events, "customer_id")] = Split("userid customerid visitorid clientid user visitor " + CustomerId + " userpseudoid fullvisitorid domainuserid anonymousid distinctid"),
        [(UploadKind.Events, "session_id")] = Split("sessionid usersession session gasessionid domainsessionid"),
        [(UploadKind.Events, "event_id")] = Split("eventid interactionid id"),
        [(UploadKind.Events, "product_id")] = Split(ProductId),
        [(UploadKind.Events, "category")] = Split(Category + " categorycode"),
        [(UploadKind.Events, "price")] = Split(Price),
        [(UploadKind.Events, "quantity")] = Split(Quantity),
        [(UploadKind.Events, "amount")] = Split("purchaserevenue transactionrevenue itemrevenue purchasevalue eventvalue revenue totalvalue totalamount totalprice amount value total umsatz betrag"),
        [(UploadKind.Events, "currency")] = Split(Currency),
        [(UploadKind.Events, "order_id")] = Split("orderid ordernumber transactionid"),

        [(UploadKind.OrderHeads, "customer_alias")] = Split("customeralias"),
        [(UploadKind.OrderItems, "item_id")] = Split("orderitemid lineitemid orderlineid itemnumber linenumber lineid positionsnummer id"),
        [(UploadKind.CustomerAliases, "alias_id")] = Split("customeralias customerid"),
        [(UploadKind.CustomerAliases, "customer_id")] = Split("customeruniqueid personid"),
    };

    public static IReadOnlyList<string> Of(UploadKind kind, string field)
        => All.GetValueOrDefault((kind, field)) ?? All.GetValueOrDefault((Kin(kind), field), []);

    /// <summary>Parts of orders call things as whole order lines do.</summary>
    private static UploadKind Kin(UploadKind kind) => kind switch
    {
        UploadKind.OrderHeads or UploadKind.OrderItems => UploadKind.OrderLines,
        UploadKind.CustomerAliases => UploadKind.Customers,
        _ => kind,
    };

    private static string[] Split(string names) => [.. names.Split(' ').Select(Sniffing.ColumnNames.Normalise)];
}
