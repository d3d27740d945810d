import { RowBuilder, type DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard } from '../../lib/dashboard.js';
import { exchangeVariable, runbookVariable } from '../../lib/variables.js';
import * as collection from './collection.js';
import * as exchanges from './exchanges.js';
import * as program from './program.js';
import * as stack from './stack.js';

export function exporterHealth(): DashboardBuilder {
  return dashboard('exporter-health', {
    description: 'How each exchange is collected, and how exporter, Prometheus and Alertmanager are.',
    from: 'now-6h',
    variables: [exchangeVariable(), runbookVariable()],
  })
    .withPanel(exchanges.status())
    .withRow(new RowBuilder('Collection'))
    .withPanel(collection.time())
    .withPanel(collection.perCycle())
    .withPanel(collection.outcomes())
    .withPanel(collection.failing())
    .withPanel(collection.dropped())
    .withPanel(collection.cached())
    .withPanel(collection.weight())
    .withPanel(collection.clock())
    .withPanel(collection.troubles())
    .withRow(new RowBuilder('The program'))
    .withPanel(program.pageNow())
    .withPanel(program.processNow())
    .withPanel(program.page())
    .withPanel(program.scrapes())
    .withPanel(program.memory())
    .withPanel(program.cpu())
    .withRow(new RowBuilder('Prometheus and Alertmanager'))
    .withPanel(stack.now())
    .withPanel(stack.storage())
    .withPanel(stack.queries())
    .withPanel(stack.delivery())
    .withPanel(stack.latency())
    .withPanel(stack.rules());
}
