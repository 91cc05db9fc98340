// The readers that meet bytes from outside, each as one function that takes anything. A target aborts when a promise is broken; crashes
// are the sanitizers' to find. Driven by libFuzzer (entry.cpp, tests/fuzz/long.sh) and, every day, by the kept corpus (corpus_test.cpp).
#pragma once

#include <cstdlib>
#include <string_view>

namespace muster::fuzz {

inline void promise(bool kept) {
  if (!kept) std::abort();
}

void csv(std::string_view input);          // a mapping profile, NUL, a bench file
void rules(std::string_view input);        // a rule pack
void json(std::string_view input);         // canonical bytes: JSON and facts
void readings(std::string_view input);     // what a person types: numbers, quantities, days, intervals
void instruments(std::string_view input);  // what an instrument sends
void dcc(std::string_view input);          // a digital calibration certificate
void forms(std::string_view input);        // bodies of forms: addresses with values, cookies, multipart

}  // namespace muster::fuzz
