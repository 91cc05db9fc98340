#include "core/journal/test_identity.h"

#include "core/base/digest.h"
#include "core/journal/codec.h"
#include "core/journal/fields_test.h"

namespace muster::core {

namespace {

// 1.90 and 1.9 are one reading, whoever exported it; the unit stays, for a reading is what the instrument showed.
std::string amount(const Quantity& quantity) {
  std::string digits = quantity.value.text();
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  if (digits == "-0") digits = "0";
  digits += ' ';
  digits += symbolOf(quantity.unit);
  if (quantity.flow) digits += quantity.flow->text();
  return digits;
}

// What was measured, without how it was spelled and when each value fell: typed text and times differ from file to file.
Json measured(const Attempt& attempt) {
  const Reading& reading = attempt.reading;
  Json::Object out;
  if (!attempt.calibrator.empty()) out.emplace("calibrator", attempt.calibrator);
  if (reading.value) out.emplace("value", amount(*reading.value));
  if (reading.start) out.emplace("start", amount(*reading.start));
  if (reading.end) out.emplace("end", amount(*reading.end));
  if (reading.works) out.emplace("works", *reading.works);
  if (reading.censored != Censored::no) out.emplace("censored", codec::write(reading.censored));
  if (!reading.flags.empty()) out.emplace("flags", codec::write(reading.flags));
  if (!reading.value && !reading.works) out.emplace("typed", reading.typed);  // nothing understood: the words are all there is
  return Json(std::move(out));
}

}  // namespace

std::string identityOf(const TestRun& run) {
  return sha256Hex(canonical(Json::Array{Json(run.unit), Json(run.bench), Json(run.startedAt.micros), Json(run.procedure)}));
}

std::string readingsDigest(const TestRun& run) {
  std::string bytes;
  bytes.reserve(1024);
  for (const StepResult& step : run.steps) {
    Json::Array attempts;
    attempts.reserve(step.attempts.size());
    for (const Attempt& attempt : step.attempts) attempts.push_back(measured(attempt));
    Json::Array row;
    row.reserve(3);
    row.emplace_back(step.step);
    row.emplace_back(step.skipped);
    row.emplace_back(std::move(attempts));
    appendCanonical(Json(std::move(row)), bytes);
  }
  return sha256Hex(bytes);
}

}  // namespace muster::core
