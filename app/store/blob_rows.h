// A row of the table of blobs, filled piece by piece from a stream. Inside a transaction.
#pragma once

#include <iosfwd>

#include "app/store/connection.h"

namespace muster::app {

// The digest must be that of the next `size` bytes. A blob that was erased is there again.
void fillBlobRow(Connection& connection, const std::string& digest, const std::string& mediaType, std::istream& bytes, std::int64_t size);

}  // namespace muster::app
