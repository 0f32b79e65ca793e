-- For wrk: POSTs the bodies of a file, a line each, one after the other over and over, from a given line on.
-- Arguments: file, first line. Prints what HttpLoad reads.

local requests = {}
local at

function init(arguments)
  for body in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format('POST', nil, { ['Content-Type'] = 'application/json' }, body)
  end
  at = tonumber(arguments[2]) % #requests
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('RESULT %d %d %d %d %d %d\n', summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
