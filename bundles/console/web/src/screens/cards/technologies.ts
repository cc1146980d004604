import type { StockBatch } from '../../api/types'

export const TECHNOLOGIES: StockBatch['technology'][] = ['MIFARE', 'EM125', 'WIEGAND', 'UNKNOWN']
