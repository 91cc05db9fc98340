// The language of the TSI PortaCount 8020, in words. Facts, sources and how sure they are: notes.md. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"

namespace muster::devices::portacount {

inline constexpr std::string_view kEnds{"\r\n"};

// "006408.45": particles in a cubic centimetre. Any other shape is no such line.
std::optional<core::Decimal> concentrationOf(std::string_view line);
std::string writeConcentration(double perCubicCentimetre);

// Whether the line answers this command: its acknowledgment (OK and EJ for J, VF and VO for VF, RGB for R, QY for Q, any S... for S) or a refusal of
// it.
bool answers(std::string_view line, std::string_view command);
bool refuses(std::string_view line, std::string_view command);  // "EVN", "WVN"; not "EJ" for J

struct Status {
  bool battery = false, pulse = false;  // good
};
std::optional<Status> statusOf(std::string_view line);  // "RGG"

struct Settings {
  std::string serial;
  std::string service;  // "07/2001", the last one
};
// Takes what a line of the settings says into them. True: it was the last line.
bool takeSetting(std::string_view line, Settings& settings);

// A line of what it prints by itself while nobody controls it.
struct Printed {
  enum class What { newTest, room, mask, fitFactor, overall, terminated, fewParticles, lowBattery, now } what = What::now;
  std::optional<core::Decimal> value;  // pass level, concentration or fit factor
  int exercise = 0;                    // of a fit factor
  std::optional<bool> pass;
  bool operator==(const Printed&) const = default;
};
std::optional<Printed> printedOf(std::string_view line);

}  // namespace muster::devices::portacount
