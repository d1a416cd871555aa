drop view products_available;
