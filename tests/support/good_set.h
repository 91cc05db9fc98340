// A BG4 set as it stands in its slot on a good day: full cylinder, fresh absorber, tested on 2026-11-01. Tests spoil it.
#pragma once

#include "tests/support/builders.h"

namespace muster::tests {

inline const core::FixedCalendar kShanghai{std::chrono::hours(8)};

inline MapLookup goodSet() {
  return MapLookup{aUnit("BG4-01")
                       .kind("bg4")
                       .place(core::InSlot{"R1", "A1"})
                       .part("cylinder", "C1")
                       .part("absorber", "A1")
                       .passed("bg4-full", "2026-11-01T02:00:00Z"),
                   aUnit("C1")
                       .kind("cylinder")
                       .place(core::InUnit{"BG4-01", "cylinder"})
                       .field("tested", "2025-03-10")
                       .pressure("20.0 MPa", "2026-11-01T03:00:00Z", "20 °C"),
                   aUnit("A1").kind("absorber").place(core::InUnit{"BG4-01", "absorber"}).made("2025-06-01").testsSpent(1),
                   aUnit("M1").kind("mask").done("mask-quarterly", "2026-10-01"), aUnit("B1").kind("bench").certificate("2026-01-10", "2027-01-09")};
}

inline core::Assessment assessed(MapLookup& store, const std::string& code, const core::RuleBook& rules) {
  return core::assess(*store.unit(code), store, rules, kShanghai);
}
inline core::Assessment assessed(MapLookup& store, const std::string& code = "BG4-01") { return assessed(store, code, *testRules()); }

// The segment at a local (Shanghai) time.
inline const core::Segment& segmentAt(const core::Assessment& assessment, const std::string& local) {
  return core::at(assessment.timeline, kShanghai.parseLocal(local).value());
}
inline bool says(const core::Segment& segment, const std::string& code) {
  for (const auto& reason : segment.reasons)
    if (reason.code == code) return true;
  return false;
}

}  // namespace muster::tests
