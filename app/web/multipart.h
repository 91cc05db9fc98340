// Multipart: reads a multipart/form-data body piece by piece. A file goes straight to a temporary file with its SHA-256; memory stays
// at one buffer however large it is. Refuses what is not well formed, fields over 64 kB, more than 20 files. One thread each.
#pragma once

#include <istream>

#include "app/web/request.h"

namespace muster::app {

// Fills request.form and request.uploads. `contentType` is the header with its boundary; `length` what Content-Length said.
core::Outcome<core::Nothing> readMultipart(std::istream& body, std::uint64_t length, std::string_view contentType, Request& request);

}  // namespace muster::app
