// The fields of a bench test: readings, attempts, steps, the run. Sorted by name.
#pragma once

#include "core/bench/test_run.h"
#include "core/journal/codec.h"

namespace muster::core::codec {

template <>
struct Names<Censored> {
  static constexpr std::array<std::string_view, 3> list{"no", "atLeast", "atMost"};
};
template <>
struct Names<ReadingFlag> {
  static constexpr std::array<std::string_view, 5> list{"overRange", "unstable", "badChecksum", "sensorLost", "capLeftOn"};
};

template <>
struct Fields<Reading> {
  static constexpr auto list = std::make_tuple(field("at", &Reading::at), field("censored", &Reading::censored), field("end", &Reading::end),
                                               field("flags", &Reading::flags), field("start", &Reading::start), field("typed", &Reading::typed),
                                               field("value", &Reading::value), field("works", &Reading::works));
};
template <>
struct Fields<Attempt> {
  static constexpr auto list = std::make_tuple(field("calibrator", &Attempt::calibrator), field("reading", &Attempt::reading));
};
template <>
struct Fields<StepResult> {
  static constexpr auto list =
      std::make_tuple(field("attempts", &StepResult::attempts), field("skipped", &StepResult::skipped), field("step", &StepResult::step));
};
template <>
struct Fields<Climate> {
  static constexpr auto list =
      std::make_tuple(field("humidity", &Climate::humidity), field("pressure", &Climate::pressure), field("temperature", &Climate::temperature));
};
template <>
struct Fields<TestRun> {
  static constexpr auto list = std::make_tuple(
      field("aborted", &TestRun::aborted), field("absorberClosedAtOnce", &TestRun::absorberClosedAtOnce), field("assembly", &TestRun::assembly),
      field("bench", &TestRun::bench), field("blobs", &TestRun::blobs), field("climate", &TestRun::climate),
      field("finishedAt", &TestRun::finishedAt), field("origin", &TestRun::origin), field("procedure", &TestRun::procedure),
      field("startedAt", &TestRun::startedAt), field("steps", &TestRun::steps), field("testedBy", &TestRun::testedBy), field("unit", &TestRun::unit));
};

}  // namespace muster::core::codec
