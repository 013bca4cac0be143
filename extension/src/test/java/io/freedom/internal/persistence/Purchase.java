package io.freedom.internal.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A row. */
@Entity
class Purchase {

    @Id
    int id;

    protected Purchase() {}

    Purchase(int id) {
        this.id = id;
    }
}
