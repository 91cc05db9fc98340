#include "core/judgement/acceptance.h"

#include <algorithm>

namespace muster::core {

namespace {

std::vector<const CalibrationPoint*> rising(const std::vector<CalibrationPoint>& points, Dimension dimension) {
  std::vector<const CalibrationPoint*> those;
  for (const auto& point : points) {
    if (point.nominal.dimension() == dimension) those.push_back(&point);
  }
  std::sort(those.begin(), those.end(), [](const auto* a, const auto* b) { return compare(a->nominal, b->nominal) < 0; });
  return those;
}

RangeLook lookAt(const std::vector<CalibrationPoint>& points, const InstrumentRow::Range& range) {
  RangeLook look{range, false, false, std::nullopt};
  const auto those = rising(points, range.least.dimension());
  if (those.empty()) return look;
  look.covered = compare(those.front()->nominal, range.least) <= 0 && compare(those.back()->nominal, range.most) >= 0;
  look.smallEnough = true;
  for (std::size_t i = 0; i < those.size(); ++i) {
    // The neighbours just outside hold the ends of the range between them, so they count as well.
    const bool below = i + 1 < those.size() && compare(those[i + 1]->nominal, range.least) <= 0;
    const bool above = i > 0 && compare(those[i - 1]->nominal, range.most) >= 0;
    if (below || above) continue;
    const auto& u = those[i]->uncertainty;
    look.smallEnough = look.smallEnough && u && compare(*u, range.uncertainty) <= 0;
    if (u && (!look.largest || compare(*u, *look.largest) > 0)) look.largest = u;
  }
  return look;
}

}  // namespace

std::vector<RangeLook> lookOver(const std::vector<CalibrationPoint>& points, const InstrumentRow* row) {
  std::vector<RangeLook> looks;
  if (!row) return looks;
  for (const auto& range : row->ranges) looks.push_back(lookAt(points, range));
  return looks;
}

}  // namespace muster::core
