#include "devices/files/dcc.h"
#include "tests/fuzz/targets.h"

// What is read is points of one kind of quantity each, within bounds; what is refused says why.
void muster::fuzz::dcc(std::string_view input) {
  (void)devices::looksLikeDcc(input);
  const auto read = devices::readDcc(input);
  if (!read) {
    promise(!read.problems().empty() && !read.problems().front().code.empty() && !core::english(read.problems().front()).empty());
    return;
  }
  promise(!read->points.empty() && read->points.size() <= static_cast<std::size_t>(devices::kMostDccPoints));
  for (const auto& point : read->points) {
    promise(point.asFound || point.asLeft);
    for (const auto& other : {point.asFound, point.asLeft, point.uncertainty}) promise(!other || other->dimension() == point.nominal.dimension());
  }
}
