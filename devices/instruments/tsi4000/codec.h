// The text protocol of TSI 4000/4100/5200/5300 flow meters, in words. Facts, sources and how sure they are: notes.md. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/outcome.h"
#include "core/base/quantity.h"
#include "devices/instruments/measured.h"

namespace muster::devices::tsi4000 {

inline constexpr std::string_view kEnds{"\r\n", 2};

// One sample of flow, temperature and pressure as text: "DAFTP0001\r".
std::string sampleRequest();
std::string request(std::string_view command);  // "RU\r"

// A question is answered by OK, then by a line. Passes over what came before the OK (the tail of an older answer). One for each question.
class AfterOk {
 public:
  bool operator()(std::string_view line);  // true: this line is the answer, or an error

 private:
  bool ok_ = false;
};

// The line behind OK; refuses "device-error" for "ERR4".
core::Outcome<std::string> answerOf(std::string_view line);

struct Sample {
  std::string flow, celsius, kilopascal;  // as written
};
// "1.690,20.53,101.32". `decimals` of the flow: 2 or 3 by series, 0 where not known: a line with others has lost something. Refuses "not-understood".
core::Outcome<Sample> parseSample(std::string_view line, int decimals);

std::optional<core::Gas> gasNumbered(std::string_view number);  // what RG says: 0 air, 1 oxygen, 6 nitrogen

}  // namespace muster::devices::tsi4000
