// A digital calibration certificate (DCC) held against the instrument it is handed in for: what it says, and what a person must look at
// before accepting it. Reads only; nothing is recorded.
#pragma once

#include "app/ports/world.h"
#include "core/base/outcome.h"
#include "core/journal/json.h"
#include "devices/files/dcc.h"

namespace muster::app {

struct CertificateFile {
  devices::Dcc said;
  std::vector<core::Message> notes;  // for the person who accepts it, the gravest first
  bool stranger = false;             // it names instruments, and none of them is this one
  bool flows = false;                // a point is a flow, of which a DCC names neither gas nor reference state
};

// "unknown-calibrator"; the refusals of devices::readDcc with their line, `name` being the file.
core::Outcome<CertificateFile> readCertificateFile(World& world, const std::string& calibrator, std::string_view xml, const std::string& name);
core::Json certificateFileJson(const CertificateFile& file);

}  // namespace muster::app
