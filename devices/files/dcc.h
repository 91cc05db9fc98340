// A digital calibration certificate (DCC, XML of the PTB, 3.1 to 3.3) -> what the certificate form asks for: points, k, number, laboratory.
//
// Tolerant of versions and prefixes, strict with figures: a number, a unit or a length of a list that is not certain refuses the file with
// its line. Nothing outside the bytes is read: no entities, no schema, no network. What it gives is an offer for review. Values only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/outcome.h"
#include "core/judgement/calibration_point.h"

namespace muster::devices {

struct Dcc {
  std::string version;  // "3.2.1"
  std::string number, laboratory;
  std::vector<std::string> serials;  // every identification of the item, for holding against the instrument
  std::optional<core::Date> issued;  // as stated, else the day the work ended
  std::string coverage;              // k; more than one, split by ", "
  std::vector<core::CalibrationPoint> points;
  std::vector<core::Message> remarks;  // what of it was left alone
};

bool looksLikeDcc(std::string_view head);

// "not-xml", "not-a-dcc", "dcc-version", "has-doctype", "too-large", "too-deep", "not-utf8", "not-a-number", "too-many-digits",
// "unknown-unit", "list-lengths", "no-points".
core::Outcome<Dcc> readDcc(std::string_view xml);

inline constexpr std::size_t kLargestDcc = 16u << 20;  // bytes; a certificate may carry its own scan
inline constexpr int kDeepestDcc = 64, kMostDccPoints = 2000;

}  // namespace muster::devices
