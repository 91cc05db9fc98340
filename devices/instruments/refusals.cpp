#include "devices/instruments/refusals.h"

#include <string>

namespace muster::devices {

using core::msg;

core::Problem notOfProtocol(std::string_view line) {
  return {"not-understood",
          msg("the instrument answered {text}, which is not of its protocol", {{"text", std::string(line)}}),
          msg("see that the model is the right one, or type the readings"),
          {}};
}

core::Problem refusesQuestion(std::string_view code) {
  return {"device-error",
          msg("the instrument refuses the question (error {code})", {{"code", code.empty() ? "?" : std::string(code)}}),
          msg("see its display, then ask again; or type the readings"),
          {}};
}

core::Problem zeroRefused() {
  return {"device-error", msg("the instrument did not take its zero"), msg("open its port to the room, then zero it again"), {}};
}

core::Problem unknownUnit(std::string_view unit) {
  return {"wrong-unit",
          msg("the instrument is set to {unit}, a unit that is not known here", {{"unit", std::string(unit)}}),
          msg("set it to Pa, kPa, mbar or bar at its own keys"),
          {}};
}

core::Problem wrongGas(std::string_view setTo, core::Gas expected) {
  return {"wrong-gas",
          msg("the flow meter is set to the gas {gas}", {{"gas", std::string(setTo)}}),
          msg("set it to {gas} at its own keys, or choose the model for its gas", {{"gas", std::string(gasName(expected))}}),
          {}};
}

std::string_view gasName(core::Gas gas) {
  switch (gas) {
    case core::Gas::oxygen: return "O2";
    case core::Gas::air: return "air";
    case core::Gas::nitrogen: break;
  }
  return "N2";
}

}  // namespace muster::devices
