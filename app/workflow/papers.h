// Papers: the files that records name as documents: scans, photos, certificates, the transcript of an instrument, a bench file. Each is
// named by the digest of its blob; free texts are kept as blobs too and are no papers. Pure but for looking up what was corrected.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ports/world.h"
#include "core/journal/happenings.h"

namespace muster::app {

// In the order of the record; a correction names those of the body that it put right.
std::vector<std::string> papersOf(World& world, const core::Fact& fact);

// The one field `document` of a certificate holds its scan and its file as data: digests split by a blank.
std::string boundPapers(const std::vector<std::string>& digests);  // empty ones and doubles left out
std::vector<std::string> unboundPapers(std::string_view document);

}  // namespace muster::app
