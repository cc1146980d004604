package org.clockhouse.registry.spi;

import java.util.Optional;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.registry.Photo;

public final class InMemoryPhotos implements PhotoRepository {

    private final OrgTable<EmployeeId, Photo> photos;

    public InMemoryPhotos(InMemoryTransactions transactions) {
        this.photos = new OrgTable<>(transactions);
    }

    @Override
    public Optional<Photo> of(EmployeeId employee) {
        return photos.get(employee);
    }

    @Override
    public void put(Photo photo) {
        photos.put(photo.employee(), photo);
    }

    @Override
    public void remove(EmployeeId employee) {
        photos.remove(employee);
    }
}
