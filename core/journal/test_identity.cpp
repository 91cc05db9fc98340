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
void appendMeasured(const Attempt& attempt, std::string& out) {
  const Reading& reading = attempt.reading;
  out += '{';
  const auto member = [&out](std::string_view name, const auto& value) {
    codec::beginMember(name, out);
    codec::append(value, out);
  };
  if (!attempt.calibrator.empty()) member("calibrator", attempt.calibrator);
  if (reading.censored != Censored::no) member("censored", reading.censored);
  if (reading.end) member("end", amount(*reading.end));
  if (!reading.flags.empty()) member("flags", reading.flags);
  if (reading.start) member("start", amount(*reading.start));
  if (!reading.value && !reading.works) member("typed", reading.typed);  // nothing understood: the words are all there is
  if (reading.value) member("value", amount(*reading.value));
  if (reading.works) member("works", *reading.works);
  out += '}';
}

}  // namespace

std::string identityOf(const TestRun& run) {
  return sha256Hex(canonical(Json::Array{Json(run.unit), Json(run.bench), Json(run.startedAt.micros), Json(run.procedure)}));
}

std::string readingsDigest(const TestRun& run) {
  std::string bytes;
  bytes.reserve(1024);
  for (const StepResult& step : run.steps) {
    bytes += '[';
    codec::append(step.step, bytes);
    bytes += ',';
    codec::append(step.skipped, bytes);
    bytes += ",[";
    for (const Attempt& attempt : step.attempts) {
      if (bytes.back() != '[') bytes += ',';
      appendMeasured(attempt, bytes);
    }
    bytes += "]]";
  }
  return sha256Hex(bytes);
}

}  // namespace muster::core
