// One part of a bundle <-> the text of one archive. Pure; Boost stays in parts.cpp.
#pragma once

#include "core/archive/bundle.h"

namespace muster::core {

std::string_view kindOf(const BundlePart& part);  // "head", "facts", "records", "blob"
std::string archiveOf(const BundlePart& part);
// "newer-program" for an unknown kind or a newer class version; "bad-archive" for bytes that do not read.
Outcome<BundlePart> partOf(std::string_view kind, const std::string& bytes);

}  // namespace muster::core
