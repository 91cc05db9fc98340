// Opens what a PortAddress names. A serial port is taken for this program alone, raw, as the line settings say; a pseudo-terminal
// is a serial port like any other. Blocking up to `patience` for a box on the network. Any thread.
#pragma once

#include <functional>
#include <memory>

#include "core/base/outcome.h"
#include "devices/transport/byte_stream.h"
#include "devices/transport/line_settings.h"
#include "devices/transport/port_address.h"

namespace muster::devices {

// Refuses "no-such-port", "port-busy" (another program holds it), "port-forbidden" (no right), "not-reached" (network), each with what to do.
core::Outcome<std::unique_ptr<ByteStream>> openPort(const PortAddress& address, const LineSettings& line, Patience patience = Patience{2000});

// The same as a value to pass in, so that tests and replays open something else.
using OpenPort = std::function<core::Outcome<std::unique_ptr<ByteStream>>(const PortAddress&, const LineSettings&)>;

// The serial ports of this machine, by name ("/dev/serial/by-id/…" where there is one, else "/dev/ttyUSB0"). Opens none.
std::vector<PortAddress> serialPorts();

}  // namespace muster::devices
